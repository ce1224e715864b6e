import { checkChoice, checkNumber } from "../base/check.ts";
import { encodeJpeg } from "./encode_jpeg.ts";
import { encodePng } from "./encode_png.ts";
import { encodeWebp } from "./encode_webp.ts";
import { flatten } from "./flatten.ts";
import { checkPixels, type Pixels } from "./pixels.ts";

/** Formats that are written. */
export const OUTPUT_FORMATS = ["png", "jpeg", "webp"] as const;

/** A format that is written. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** How a picture is encoded. */
export interface EncodeOptions {
  /** The format. */
  readonly format: OutputFormat;
  /** Quality of JPEG and WebP, 1 to 100. @default 92 */
  readonly quality?: number;
  /** Color below transparent pixels of a JPEG, `#rgb` or `#rrggbb`. @default "#ffffff" */
  readonly background?: string;
  /** Texts kept in a PNG, by key; other formats leave them out. @default {} */
  readonly text?: Readonly<Record<string, string>>;
}

/**
 * Encodes pixels, and nothing but them: no metadata of an input ever reaches a result.
 *
 * PNG keeps every byte, those of hidden pixels too. JPEG has no alpha, so it is flattened first.
 *
 * @param pixels The picture
 * @param options Format, quality, background and texts
 * @returns The bytes of a whole file
 * @throws {RangeError} If format or quality is out of range
 * @throws {TypeError} If the pixels do not fit their size
 *
 * @example A JPEG begins with its mark
 * ```ts
 * import { encode } from "@impasto/impasto";
 * import assert from "node:assert/strict";
 *
 * const pixels = { width: 8, height: 8, data: new Uint8Array(8 * 8 * 4).fill(200) };
 * const jpeg = await encode(pixels, { format: "jpeg", quality: 80 });
 * assert.deepEqual([...jpeg.subarray(0, 2)], [0xff, 0xd8]);
 * ```
 */
export async function encode(pixels: Pixels, options: EncodeOptions): Promise<Uint8Array> {
  const { format, quality = 92, background = "#ffffff", text = {} } = options;
  checkChoice("format", format, OUTPUT_FORMATS);
  checkNumber("quality", quality, { min: 1, max: 100 });
  checkPixels(pixels);
  switch (format) {
    case "png":
      return await encodePng(pixels, text);
    case "jpeg":
      return await encodeJpeg(flatten(pixels, background), quality);
    case "webp":
      return await encodeWebp(pixels, quality);
  }
}
