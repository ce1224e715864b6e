import { checkNumber } from "../base/check.ts";

/**
 * Exponential average of the points that a run passed through.
 *
 * Adam's last point jitters by its learning rate; the average does not, and is the picture to show.
 */
export interface Average {
  /** Share of the old average that each update keeps, 0 to below 1. */
  readonly decay: number;
  /** Points averaged so far. */
  count: number;
  /** The bias-corrected average; zeros before the first point. */
  readonly value: Float32Array;
}

/** What an average starts from. */
export interface AverageOptions {
  /** Number of components. */
  readonly size: number;
  /** Share of the old average that each update keeps, 0 to below 1. @default 0.99 */
  readonly decay?: number;
}

/** An average of no points yet. */
export function startAverage({ size, decay = 0.99 }: AverageOptions): Average {
  checkNumber("averaging", decay, { min: 0, max: 1 - Number.EPSILON });
  return { decay, count: 0, value: new Float32Array(size) };
}

/**
 * Takes one more point into the average, in place.
 *
 * The usual form keeps a sum biased towards 0 and divides by `1 - decay ** count` when read. Moving
 * the corrected value by a shrinking share of the difference is the same number, always ready.
 */
export function updateAverage(average: Average, point: Float32Array): void {
  const { decay, value } = average;
  average.count++;
  const share = (1 - decay) / (1 - decay ** average.count);
  for (let i = 0; i < value.length; i++) {
    const old = value[i] ?? 0;
    value[i] = old + share * ((point[i] ?? 0) - old);
  }
}
