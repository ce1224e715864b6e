import type { Rect } from "./bounds.ts";
import type { Pixels } from "./pixels.ts";

/** Returns the part of a picture that a rectangle inside it holds. */
export function crop(pixels: Pixels, { x, y, width, height }: Rect): Pixels {
  const isInside = x >= 0 && y >= 0 && width >= 1 && height >= 1 &&
    x + width <= pixels.width && y + height <= pixels.height;
  if (!isInside) {
    throw new RangeError(
      `Cannot crop ${width} x ${height} pixels at ${x}, ${y} from a picture of ` +
        `${pixels.width} x ${pixels.height}: keep the rectangle inside it`,
    );
  }
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * pixels.width + x) * 4;
    data.set(pixels.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, data };
}
