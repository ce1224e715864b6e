import type { Normalization } from "./normalization.ts";

/** A picture as the variation term sees it. */
export interface VariationInput {
  /** RGB, `[height, width, 3]`. */
  readonly values: Float32Array;
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
  /** Visibility 0..1 of each pixel, `[height, width]`; a difference counts by the smaller of its two. */
  readonly visibility?: Float32Array | undefined;
}

/**
 * Returns sum w (x_q - x_p)^2 over horizontal and vertical neighbors, and adds `factor` times its gradient
 * to `gradient`.
 *
 * Formula of the total variation term: seed document 001. Sums are float64.
 */
export function addVariation(
  input: VariationInput,
  factor: number,
  gradient: Float32Array,
): number {
  const { width, height } = input;
  let sum = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = y * width + x;
      if (x + 1 < width) sum += addPair(input, here, here + 1, factor, gradient);
      if (y + 1 < height) sum += addPair(input, here, here + width, factor, gradient);
    }
  }
  return sum;
}

function addPair(
  input: VariationInput,
  p: number,
  q: number,
  factor: number,
  gradient: Float32Array,
): number {
  const { values, visibility } = input;
  const weight = pairWeight(visibility, p, q);
  if (weight === 0) return 0;
  let sum = 0;
  for (let channel = 0; channel < 3; channel++) {
    const a = p * 3 + channel;
    const b = q * 3 + channel;
    const difference = (values[b] ?? 0) - (values[a] ?? 0);
    sum += difference * difference;
    const slope = 2 * factor * weight * difference;
    gradient[a] = (gradient[a] ?? 0) - slope;
    gradient[b] = (gradient[b] ?? 0) + slope;
  }
  return weight * sum;
}

function pairWeight(visibility: Float32Array | undefined, p: number, q: number): number {
  return visibility ? Math.min(visibility[p] ?? 0, visibility[q] ?? 0) : 1;
}

/**
 * The constant before the sum: 1, or under `impasto` one over the number of differences (each channel
 * counts, a hidden one as much as it is visible), so that the term does not grow with the picture.
 */
export function variationCoefficient(normalization: Normalization, input: VariationInput): number {
  if (normalization !== "impasto") return 1;
  const { width, height, visibility } = input;
  let pairs = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = y * width + x;
      if (x + 1 < width) pairs += pairWeight(visibility, here, here + 1);
      if (y + 1 < height) pairs += pairWeight(visibility, here, here + width);
    }
  }
  return 1 / Math.max(3 * pairs, 1e-12);
}
