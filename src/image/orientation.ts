import type { Pixels } from "./pixels.ts";
import { readTiffDirectory } from "./tiff_directory.ts";

const ORIENTATION_TAG = 0x0112;

/** Returns the EXIF orientation, 1 to 8, of a TIFF block; 1 where it is missing or senseless. */
export function readOrientation(exif: Uint8Array): number {
  const value = readTiffDirectory(exif).values.get(ORIENTATION_TAG)?.[0] ?? 1;
  return value >= 1 && value <= 8 ? value : 1;
}

/**
 * Returns the picture turned upright.
 *
 * Orientations 5 to 8 swap rows with columns; then 2, 3, 6 and 7 mirror left to right in what is shown,
 * and 3, 4, 7 and 8 top to bottom (EXIF 2.32, tag 274).
 */
export function orient(pixels: Pixels, orientation: number): Pixels {
  if (orientation === 1) return pixels;
  const swapped = orientation >= 5;
  const width = swapped ? pixels.height : pixels.width;
  const height = swapped ? pixels.width : pixels.height;
  const mirrored = [2, 3, 6, 7].includes(orientation);
  const flipped = [3, 4, 7, 8].includes(orientation);
  const source = new Uint32Array(pixels.data.slice().buffer);
  const target = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const fromY = flipped ? height - 1 - y : y;
    for (let x = 0; x < width; x++) {
      const fromX = mirrored ? width - 1 - x : x;
      const from = swapped ? fromX * pixels.width + fromY : fromY * pixels.width + fromX;
      target[y * width + x] = source[from] ?? 0;
    }
  }
  return { width, height, data: new Uint8Array(target.buffer) };
}
