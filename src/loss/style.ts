import type { Normalization } from "./normalization.ts";

/** What the constant of a style term depends on. */
export interface StyleShape {
  /** Channels N of the tap. */
  readonly channels: number;
  /** Positions M_G of the optimized picture: the sum of the position weights. */
  readonly positions: number;
  /** |A / M_A|_F^2 of the style. */
  readonly energy: number;
}

/** Keeps a style without energy (a black picture seen through zero bias) from dividing by zero. */
const SMALLEST = 1e-12;

/**
 * The constant s_l before |G / M_G - A / M_A|_F^2.
 *
 * Gatys et al. 2016, equation 4 divides sum (G - A)^2 by 4 N^2 M^2. Two pictures of different size have no
 * common M, so each Gram matrix is divided by its own first, which equals the printed formula where the
 * sizes agree. Gatys' code: 1e3 / N^2 times the mean over N^2 entries. Departure: `impasto` divides by the
 * target's own energy, for the reason given at the content term.
 */
export function styleCoefficient(normalization: Normalization, shape: StyleShape): number {
  const { channels, positions, energy } = shape;
  switch (normalization) {
    case "impasto":
      return 1 / Math.max(energy, SMALLEST);
    case "gatys-code":
      return 1e3 / channels ** 4;
    case "gatys-paper":
      return 1 / (4 * channels ** 2);
    case "sum":
      return positions ** 2;
    case "mean":
      return 1 / channels ** 2;
  }
}
