import type { Pixels } from "./pixels.ts";

/** What is pasted where. */
export interface PasteOptions {
  /** The picture that replaces pixels. */
  readonly patch: Pixels;
  /** Left edge of the patch on the base, a whole number of pixels. */
  readonly x: number;
  /** Top edge of the patch on the base, a whole number of pixels. */
  readonly y: number;
}

/** Returns the base with the patch in place of the pixels below it; what sticks out is cut off. */
export function paste(base: Pixels, { patch, x, y }: PasteOptions): Pixels {
  const data = base.data.slice();
  const left = Math.max(0, x);
  const right = Math.min(base.width, x + patch.width);
  const bottom = Math.min(base.height, y + patch.height);
  for (let row = Math.max(0, y); row < bottom && left < right; row++) {
    const from = ((row - y) * patch.width + left - x) * 4;
    const strip = patch.data.subarray(from, from + (right - left) * 4);
    data.set(strip, (row * base.width + left) * 4);
  }
  return { width: base.width, height: base.height, data };
}
