import type { Pixels } from "../../src/image/pixels.ts";

/** Two pictures of one size. */
export interface GridEnergyInput {
  /** The picture whose flat areas are looked at. */
  readonly content: Pixels;
  /** The picture that was painted over it. */
  readonly painted: Pixels;
  /** Largest step between neighbors of a flat area, in gray levels. @default 2 */
  readonly flatness?: number;
}

/**
 * Returns how much of the painted contrast in the content's flat areas sits at the frequency of the pixel grid, 0 to
 * 1: the energy of the 2x2 checkerboard, over the energy of all differences within 2x2 blocks.
 *
 * White noise has 1/3, strokes a few pixels wide have a tenth of that; a checkerboard has 1.
 */
export function gridEnergy({ content, painted, flatness = 2 }: GridEnergyInput): number {
  const { width, height } = painted;
  let grid = 0;
  let all = 0;
  for (let y = 0; y + 1 < height; y += 2) {
    for (let x = 0; x + 1 < width; x += 2) {
      if (!isFlat(blockAt(content, x, y), flatness)) continue;
      const [a, b, c, d] = blockAt(painted, x, y);
      grid += (a - b - c + d) ** 2;
      all += (a - b - c + d) ** 2 + (a + b - c - d) ** 2 + (a - b + c - d) ** 2;
    }
  }
  return all === 0 ? 0 : grid / all;
}

type Block = readonly [number, number, number, number];

function blockAt(pixels: Pixels, x: number, y: number): Block {
  return [
    lumaAt(pixels, x, y),
    lumaAt(pixels, x + 1, y),
    lumaAt(pixels, x, y + 1),
    lumaAt(pixels, x + 1, y + 1),
  ];
}

function lumaAt({ width, data }: Pixels, x: number, y: number): number {
  const at = (y * width + x) * 4;
  return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
}

function isFlat(block: Block, flatness: number): boolean {
  return Math.max(...block) - Math.min(...block) <= flatness;
}
