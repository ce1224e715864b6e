import jpeg from "jpeg-js";

/** Encodes RGBA bytes as JPEG, `quality` 1..100. */
export function encodeJpeg(
  picture: { width: number; height: number; data: Uint8Array },
  quality: number,
): Uint8Array {
  return jpeg.encode(picture, quality).data;
}
