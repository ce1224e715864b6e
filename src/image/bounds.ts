import type { Size } from "./image_header.ts";
import type { Pixels } from "./pixels.ts";

/** A rectangle of whole pixels. */
export interface Rect extends Size {
  /** Left edge. */
  readonly x: number;
  /** Top edge. */
  readonly y: number;
}

/** How a rectangle grows. */
export interface GrowOptions {
  /** Growth on every side as a part of the longest side, 0 or more. @default 0.05 */
  readonly fraction?: number;
  /** Size of the picture that the rectangle stays inside. */
  readonly size: Size;
}

/** Returns the smallest rectangle that holds all that is visible, or undefined when nothing is. */
export function visibleBounds({ width, height, data }: Pixels): Rect | undefined {
  let left = width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3] === 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (top < 0) top = y;
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Returns the rectangle with a margin, clipped to the picture. */
export function growBounds(rect: Rect, { fraction = 0.05, size }: GrowOptions): Rect {
  const margin = Math.round(Math.max(rect.width, rect.height) * fraction);
  const x = Math.max(0, rect.x - margin);
  const y = Math.max(0, rect.y - margin);
  const right = Math.min(size.width, rect.x + rect.width + margin);
  const bottom = Math.min(size.height, rect.y + rect.height + margin);
  return { x, y, width: right - x, height: bottom - y };
}
