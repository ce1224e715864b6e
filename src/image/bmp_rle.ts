import type { Size } from "./image_header.ts";

const END_OF_LINE = 0;
const END_OF_PICTURE = 1;
const MOVE = 2;

/** Expands RLE8 runs to one palette index a pixel, in stored row order; skipped pixels are index 0. */
export function expandRle8(bytes: Uint8Array, { width, height }: Size): Uint8Array {
  const rows = new Uint8Array(width * height);
  let at = 0;
  let x = 0;
  let y = 0;
  while (at + 1 < bytes.length && y < height) {
    const count = bytes[at] ?? 0;
    const value = bytes[at + 1] ?? 0;
    at += 2;
    if (count > 0) {
      rows.fill(value, y * width + x, y * width + Math.min(width, x + count));
      x = Math.min(width, x + count);
    } else if (value === END_OF_LINE) {
      x = 0;
      y += 1;
    } else if (value === END_OF_PICTURE) {
      return rows;
    } else if (value === MOVE) {
      x = Math.min(width, x + (bytes[at] ?? 0));
      y += bytes[at + 1] ?? 0;
      at += 2;
    } else {
      rows.set(bytes.subarray(at, at + Math.min(value, width - x)), y * width + x);
      x = Math.min(width, x + value);
      // Literal runs are padded to an even number of bytes.
      at += value + (value & 1);
    }
  }
  throw new SyntaxError("its pixels are cut short");
}
