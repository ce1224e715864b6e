import { ImageFormatError } from "../base/errors.ts";
import { convertToSrgb } from "./convert_color.ts";
import { decodeBmp } from "./decode_bmp.ts";
import { decodeGif } from "./decode_gif.ts";
import { decodeJpeg } from "./decode_jpeg.ts";
import { decodePng } from "./decode_png.ts";
import { decodeTiff } from "./decode_tiff.ts";
import { decodeWebp } from "./decode_webp.ts";
import { type ForeignFormat, type ImageFormat, sniffFormat } from "./format.ts";
import type { ImageHeader } from "./image_header.ts";
import { readHeader } from "./header.ts";
import { checkByteLimit, checkLimits } from "./limits.ts";
import { readMetadata } from "./metadata.ts";
import { orient } from "./orientation.ts";
import type { Pixels } from "./pixels.ts";

/** How a picture is decoded. */
export interface DecodeOptions {
  /** Name of the picture for messages, such as its file name. @default "picture" */
  readonly name?: string;
  /** Most pixels that are decoded, 1 or more. @default 100000000 */
  readonly maxPixels?: number;
}

type Decoder = (bytes: Uint8Array) => Pixels | Promise<Pixels>;

const DECODERS: Readonly<Record<ImageFormat, Decoder>> = {
  png: decodePng,
  jpeg: decodeJpeg,
  webp: decodeWebp,
  gif: decodeGif,
  tiff: decodeTiff,
  bmp: decodeBmp,
};

const FOREIGN: Readonly<Record<ForeignFormat, string>> = {
  heic: "HEIC, which needs a licensed decoder: export it as PNG or JPEG",
  avif: "AVIF, which is not supported: export it as PNG or JPEG",
  svg: "SVG, a drawing and not pixels: export it as PNG",
  pdf: "a PDF document: export its page as PNG",
  psd: "a Photoshop document: export it as PNG",
};

/**
 * Decodes a picture to upright sRGB pixels.
 *
 * Every refusal names the picture, what is wrong with it, and what to do.
 *
 * @param bytes A whole PNG, JPEG, WebP, GIF (first frame), TIFF or BMP file
 * @param options Name for messages, and the pixel limit
 * @returns Upright sRGB pixels with straight alpha
 * @throws {ImageFormatError} If the bytes are no picture that Impasto reads, damaged, or over the limits
 *
 * @example A PNG comes back as it was
 * ```ts
 * import { decode, encode } from "@impasto/impasto";
 * import assert from "node:assert/strict";
 *
 * const pixels = { width: 2, height: 1, data: Uint8Array.of(255, 0, 0, 255, 0, 0, 255, 128) };
 * const png = await encode(pixels, { format: "png" });
 * assert.deepEqual(await decode(png), pixels);
 * ```
 */
export async function decode(bytes: Uint8Array, options: DecodeOptions = {}): Promise<Pixels> {
  const { name = "picture" } = options;
  checkByteLimit(bytes.length, options);
  const format = checkFormat(bytes, name);
  try {
    const header = readHeader(bytes, format);
    checkLimits(header, options);
    const pixels = await DECODERS[format](bytes);
    checkSize(pixels, header);
    const { orientation, profile } = await readMetadata(bytes, format);
    if (profile) convertToSrgb(pixels, profile);
    return orient(pixels, orientation);
  } catch (error) {
    throw error instanceof ImageFormatError ? error : damaged(error, name, format);
  }
}

function checkFormat(bytes: Uint8Array, name: string): ImageFormat {
  if (bytes.length === 0) {
    throw new ImageFormatError(`Cannot decode "${name}" as it is empty: copy or export it again`);
  }
  const format = sniffFormat(bytes);
  if (format !== undefined && format in DECODERS) return format as ImageFormat;
  const found = format === undefined
    ? "no picture in a known format, whatever its name says: use PNG, JPEG, WebP, GIF, TIFF or BMP"
    : FOREIGN[format as ForeignFormat];
  throw new ImageFormatError(`Cannot decode "${name}" as it is ${found}`);
}

/** Limits were checked on the header, so a codec that finds other sizes has escaped them. */
function checkSize(pixels: Pixels, header: ImageHeader): void {
  if (pixels.width === header.width && pixels.height === header.height) return;
  throw new SyntaxError(
    `its header says ${header.width} x ${header.height} pixels and its data ` +
      `${pixels.width} x ${pixels.height}`,
  );
}

function damaged(cause: unknown, name: string, format: ImageFormat): ImageFormatError {
  const reason = cause instanceof SyntaxError && cause.message.startsWith("its ")
    ? cause.message
    : "its data is damaged or cut short";
  return new ImageFormatError(
    `Cannot decode "${name}" (${format.toUpperCase()}) as ${reason}: open it in an image editor and ` +
      `export it again as PNG or JPEG`,
    { cause },
  );
}
