import type { Normalization } from "./normalization.ts";

/** What the constant of a content term depends on. */
export interface ContentTarget {
  /** Channels N of the tap. */
  readonly channels: number;
  /** Positions M: the sum of the position weights. */
  readonly positions: number;
  /** sum_p w_p |P_p|^2, the energy of the content's features. */
  readonly energy: number;
}

/** Keeps a black or fully hidden picture from dividing by zero; far below the energy of any real tap. */
const SMALLEST = 1e-12;

/**
 * The constant c_l before sum_p w_p |F_p - P_p|^2.
 *
 * Gatys et al. 2016, equation 1 has 1/2; their code takes the mean, 1/(N M). Departure: `impasto` divides by
 * the target's own energy, so that neither picture size nor layer width changes what a weight means.
 */
export function contentCoefficient(normalization: Normalization, target: ContentTarget): number {
  const { channels, positions, energy } = target;
  switch (normalization) {
    case "impasto":
      return 1 / Math.max(energy, SMALLEST);
    case "gatys-code":
    case "mean":
      return 1 / Math.max(channels * positions, SMALLEST);
    case "gatys-paper":
    case "sum":
      return 0.5;
  }
}
