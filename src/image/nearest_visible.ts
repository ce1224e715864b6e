import type { Pixels } from "./pixels.ts";

/** Stands for a position where there is none. */
export const NONE = -1;

/**
 * Returns for each pixel the position of the nearest visible one (alpha above 0), or `NONE` in a picture
 * without any.
 *
 * The distance is Euclidean and exact: first the nearest in each column, then along each row the lower
 * envelope of the parabolas that these distances raise (Felzenszwalb and Huttenlocher 2012).
 */
export function findNearestVisible(pixels: Pixels): Int32Array {
  const { width, height } = pixels;
  const rows = findNearestRows(pixels);
  const nearest = new Int32Array(width * height).fill(NONE);
  const envelope = new Envelope(width);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    envelope.clear();
    for (let x = 0; x < width; x++) {
      const row = rows[start + x] ?? NONE;
      if (row !== NONE) envelope.add(x, (row - y) ** 2);
    }
    for (let x = 0; x < width && envelope.count > 0; x++) {
      const column = envelope.lowestAt(x);
      nearest[start + x] = (rows[start + column] ?? 0) * width + column;
    }
  }
  return nearest;
}

/** Row of the nearest visible pixel of the same column, for each pixel. */
function findNearestRows({ width, height, data }: Pixels): Int32Array {
  const rows = new Int32Array(width * height).fill(NONE);
  for (let y = 0; y < height; y++) {
    for (let at = y * width; at < (y + 1) * width; at++) {
      if (data[at * 4 + 3] !== 0) rows[at] = y;
      else if (y > 0) rows[at] = rows[at - width] ?? NONE;
    }
  }
  for (let y = height - 2; y >= 0; y--) {
    for (let at = y * width; at < (y + 1) * width; at++) {
      const above = rows[at] ?? NONE;
      const below = rows[at + width] ?? NONE;
      if (below === NONE || below <= y) continue;
      if (above === NONE || below - y < y - above) rows[at] = below;
    }
  }
  return rows;
}

/** The lower envelope of parabolas (x - center)^2 + height, built and read from left to right. */
class Envelope {
  count = 0;
  readonly #centers: Int32Array;
  readonly #heights: Float64Array;
  /** Where each parabola takes over from the one before it. */
  readonly #starts: Float64Array;
  #reading = 0;

  constructor(size: number) {
    this.#centers = new Int32Array(size);
    this.#heights = new Float64Array(size);
    this.#starts = new Float64Array(size);
  }

  clear(): void {
    this.count = 0;
    this.#reading = 0;
  }

  add(center: number, height: number): void {
    let start = -Infinity;
    while (this.count > 0) {
      const last = this.count - 1;
      start = this.#crossing(last, center, height);
      if (start > (this.#starts[last] ?? -Infinity)) break;
      this.count = last;
      start = -Infinity;
    }
    this.#centers[this.count] = center;
    this.#heights[this.count] = height;
    this.#starts[this.count] = start;
    this.count += 1;
  }

  lowestAt(x: number): number {
    while (this.#reading + 1 < this.count && (this.#starts[this.#reading + 1] ?? 0) < x) {
      this.#reading += 1;
    }
    return this.#centers[this.#reading] ?? 0;
  }

  #crossing(last: number, center: number, height: number): number {
    const other = this.#centers[last] ?? 0;
    const rise = height + center ** 2 - (this.#heights[last] ?? 0) - other ** 2;
    return rise / (2 * (center - other));
  }
}
