/**
 * The room `image`: pictures as bytes and numbers. It knows formats, sizes and colors; it must not know
 * files, devices or networks.
 */

/** A decoded picture: sRGB, 8 bits a channel, straight (not premultiplied) alpha, rows from the top. */
export interface Pixels {
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
  /** RGBA bytes, `width * height * 4` of them. */
  readonly data: Uint8Array;
}

/** A picture for arithmetic: RGB as 0..1 numbers, `[height, width, 3]`, without alpha. */
export interface Plane {
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
  /** RGB values, 0..1, `height * width * 3` of them. */
  readonly data: Float32Array;
}

/** Throws a `TypeError` unless the byte count fits the size. */
export function checkPixels(pixels: Pixels): void {
  const { width, height, data } = pixels;
  if (width >= 1 && height >= 1 && data.length === width * height * 4) return;
  throw new TypeError(
    `Cannot use a picture of ${width} x ${height} pixels with ${data.length} bytes: ` +
      `RGBA needs ${width * height * 4}`,
  );
}

/** Returns a picture of transparent black. */
export function blankPixels(width: number, height: number): Pixels {
  return { width, height, data: new Uint8Array(width * height * 4) };
}
