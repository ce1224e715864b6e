import { encode, type EncodeOptions } from "../image/encode.ts";
import { hasTransparency } from "../image/has_transparency.ts";
import type { Pixels } from "../image/pixels.ts";

/** The bytes of a file, and what they could not keep. */
export interface EncodedPicture {
  /** The file. */
  readonly bytes: Uint8Array;
  /** Whether transparent pixels were laid on the background, as the format has no alpha. */
  readonly flattened: boolean;
}

/** Encodes a picture of a run, be it a frame or the result. */
export async function encodePicture(
  pixels: Pixels,
  options: EncodeOptions,
): Promise<EncodedPicture> {
  const flattened = options.format === "jpeg" && hasTransparency(pixels);
  return { bytes: await encode(pixels, options), flattened };
}
