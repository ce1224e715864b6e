import { ImageFormatError } from "../base/errors.ts";
import type { ImageHeader } from "./image_header.ts";

/** Largest file that is read, in bytes. */
export const MAX_BYTES = 64 * 2 ** 20;
/** Most pixels that are decoded. */
export const MAX_PIXELS = 100_000_000;
/** Longest side that is decoded, in pixels. */
export const MAX_SIDE = 16_384;

/** What the limits are checked against. */
export interface LimitOptions {
  /** Name of the picture for the message. @default "picture" */
  readonly name?: string;
  /** Most pixels, 1 or more. @default 100000000 */
  readonly maxPixels?: number;
}

/** Throws an `ImageFormatError` when a file is too large to be read at all. */
export function checkByteLimit(byteCount: number, options: LimitOptions = {}): void {
  const { name = "picture", maxPixels = MAX_PIXELS } = options;
  // Whoever raises the pixels expects larger files too, so this limit grows in proportion.
  const limit = MAX_BYTES * Math.max(1, maxPixels / MAX_PIXELS);
  if (byteCount <= limit) return;
  throw new ImageFormatError(
    `Cannot decode "${name}" as it has ${byteCount} bytes and the limit is ${Math.floor(limit)}: ` +
      `save it smaller or raise maxPixels`,
  );
}

/**
 * Throws an `ImageFormatError` when a header announces more pixels than the limits allow.
 *
 * The limit of a side guards against absurd strips at the default setting. A raised `maxPixels` lifts
 * it altogether, as memory follows the number of pixels and not the shape they lie in.
 */
export function checkLimits(header: ImageHeader, options: LimitOptions = {}): void {
  const { name = "picture", maxPixels = MAX_PIXELS } = options;
  const maxSide = maxPixels > MAX_PIXELS ? Infinity : MAX_SIDE;
  for (const { width, height } of [header, ...header.frames]) {
    if (width < 1 || height < 1) {
      throw new ImageFormatError(
        `Cannot decode "${name}" as its header announces ${width} x ${height} pixels: ` +
          `export it again from the program that made it`,
      );
    }
    const broken = width * height > maxPixels
      ? `${maxPixels} pixels`
      : Math.max(width, height) > maxSide
      ? `${maxSide} pixels a side`
      : undefined;
    if (!broken) continue;
    throw new ImageFormatError(
      `Cannot decode "${name}" as its header announces ${width} x ${height} pixels and the limit ` +
        `is ${broken}: scale it down or raise maxPixels`,
    );
  }
}
