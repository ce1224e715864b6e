import type { PngLayout } from "./png_layout.ts";

/** One pass over a picture: a grid of pixels that is stored as a picture of its own. */
export interface PngPass {
  /** Column and row of the first pixel. */
  readonly x: number;
  readonly y: number;
  /** Distance of columns and of rows. */
  readonly dx: number;
  readonly dy: number;
  readonly columns: number;
  readonly rows: number;
  /** Bytes of a row, its filter byte left out. */
  readonly rowBytes: number;
}

const PLAIN = [[0, 0, 1, 1]] as const;
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Returns the passes that hold pixels (ISO 15948, section 8). */
export function pngPasses(layout: PngLayout): PngPass[] {
  const { width, height, depth, channels, interlaced } = layout;
  return (interlaced ? ADAM7 : PLAIN).map(([x, y, dx, dy]) => {
    const columns = Math.ceil((width - x) / dx);
    const rows = Math.ceil((height - y) / dy);
    return { x, y, dx, dy, columns, rows, rowBytes: Math.ceil((columns * channels * depth) / 8) };
  }).filter(({ columns, rows }) => columns > 0 && rows > 0);
}
