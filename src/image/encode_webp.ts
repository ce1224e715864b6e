import { ImageFormatError } from "../base/errors.ts";
import type { Pixels } from "./pixels.ts";

const MAX_SIDE = 16_383;

/** Encodes a lossy WebP with alpha, or a lossless one at quality 100. */
export async function encodeWebp(pixels: Pixels, quality: number): Promise<Uint8Array> {
  const { width, height } = pixels;
  if (Math.max(width, height) > MAX_SIDE) {
    throw new ImageFormatError(
      `Cannot encode ${width} x ${height} pixels as WebP as its limit is ${MAX_SIDE} a side: use PNG`,
    );
  }
  const { default: encode } = await import("@jsquash/webp/encode.js");
  const data = new Uint8ClampedArray(pixels.data);
  const lossless = quality === 100 ? 1 : 0;
  // `exact` keeps the colors of hidden pixels, which a lossless file is expected to have.
  const options = { quality, lossless, exact: lossless };
  return new Uint8Array(await encode(new ImageData(data, width, height), options));
}
