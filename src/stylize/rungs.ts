import type { Size } from "../image/image_header.ts";
import type { RungCount } from "./presets.ts";

/** One size of the ladder. */
export interface Rung extends Size {
  /** Iterations at this size. */
  readonly iterations: number;
}

/** What a ladder is planned from. */
export interface LadderOptions {
  /** Iterations by longest side; absent for one rung. */
  readonly ladder?: readonly RungCount[] | undefined;
  /** Iterations over all rungs, in place of the ladder's own. */
  readonly iterations?: number | undefined;
}

/** Smallest longest side that a ladder goes down to. */
const SMALLEST_RUNG = 128;

/** Below this short side the deepest taps see less than one position. */
export const SMALLEST_SIDE = 16;

/**
 * Plans the sizes from small to large: the final size divided by the square root of 2 until below 128 px.
 * Rungs whose short side is under 16 px are skipped, except the last.
 */
export function planRungs(final: Size, options: LadderOptions): Rung[] {
  const { ladder, iterations } = options;
  if (!ladder) return [{ ...final, iterations: iterations ?? 1 }];
  const longest = Math.max(final.width, final.height);
  const sizes: Size[] = [final];
  for (let side = longest / Math.SQRT2; side >= SMALLEST_RUNG - 0.5; side /= Math.SQRT2) {
    const size = shrinkTo(final, side / longest);
    if (Math.min(size.width, size.height) < SMALLEST_SIDE) break;
    sizes.unshift(size);
  }
  const counts = sizes.map(({ width, height }) => nearestCount(Math.max(width, height), ladder));
  const spread = iterations === undefined ? counts : spreadIterations(iterations, counts);
  return sizes.map((size, index) => ({ ...size, iterations: spread[index] ?? 1 }));
}

function shrinkTo(size: Size, factor: number): Size {
  return {
    width: Math.max(1, Math.round(size.width * factor)),
    height: Math.max(1, Math.round(size.height * factor)),
  };
}

/** Sizes grow by a ratio, so nearness is measured between logarithms. */
function nearestCount(longest: number, ladder: readonly RungCount[]): number {
  let best: RungCount | undefined;
  for (const entry of ladder) {
    if (!best || distance(entry.size, longest) < distance(best.size, longest)) best = entry;
  }
  return best?.iterations ?? 1;
}

function distance(a: number, b: number): number {
  return Math.abs(Math.log(a / b));
}

/**
 * Spreads a total in proportion to the counts, at least 1 each, by largest remainder. With fewer
 * iterations than rungs each still runs one, so that the picture has been seen at every size.
 */
export function spreadIterations(total: number, counts: readonly number[]): number[] {
  const sum = counts.reduce((a, b) => a + b, 0);
  const exact = counts.map((count) => Math.max(1, total * count / sum));
  const spread = exact.map((value) => Math.floor(value));
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest);
  let missing = total - spread.reduce((a, b) => a + b, 0);
  for (const { index } of order) {
    if (missing <= 0) break;
    spread[index] = (spread[index] ?? 0) + 1;
    missing--;
  }
  while (missing < 0) {
    const largest = spread.indexOf(Math.max(...spread));
    if ((spread[largest] ?? 0) <= 1) break;
    spread[largest] = (spread[largest] ?? 0) - 1;
    missing++;
  }
  return spread;
}
