import { type ColorStats, computeColorStats, type Matrix3 } from "./color_stats.ts";
import { mapEigenvalues, multiply } from "./map_eigenvalues.ts";
import type { Plane } from "./pixels.ts";

/** Which pixels of the two pictures count. */
export interface MatchOptions {
  /** Weight of each pixel of the style, 0 or more. @default all 1 */
  readonly styleWeights?: Float32Array;
  /** Weight of each pixel of the reference, 0 or more. @default all 1 */
  readonly referenceWeights?: Float32Array;
}

// A direction of color that spreads by less than one gray level holds rounding and nothing else.
const FLOOR = (1 / 255) ** 2;

/**
 * Recolors a style so that mean and covariance of its colors are those of a reference picture.
 *
 * Gatys et al. 2017 (arXiv 1611.07865), section 5.1, after Hertzmann 2001: x' = A (x - mean) + mean', with
 * A = S'^(1/2) S^(-1/2) by symmetric roots, "image analogies" in their words. We depart in one point: a
 * style direction without variance (gray or one-color pictures) is not stretched to reach the reference, as
 * there is nothing but noise to stretch. The result is not clamped, since that would spoil the match.
 */
export function matchColors(style: Plane, reference: Plane, options: MatchOptions = {}): Plane {
  const from = computeColorStats(style, options.styleWeights);
  const to = computeColorStats(reference, options.referenceWeights);
  const matrix = computeTransfer(from, to);
  const data = new Float32Array(style.data.length);
  for (let at = 0; at < data.length; at += 3) {
    const red = (style.data[at] ?? 0) - from.mean[0];
    const green = (style.data[at + 1] ?? 0) - from.mean[1];
    const blue = (style.data[at + 2] ?? 0) - from.mean[2];
    for (let channel = 0; channel < 3; channel++) {
      const [x = 0, y = 0, z = 0] = matrix[channel] ?? [];
      data[at + channel] = x * red + y * green + z * blue + (to.mean[channel] ?? 0);
    }
  }
  return { width: style.width, height: style.height, data };
}

function computeTransfer(from: ColorStats, to: ColorStats): Matrix3 {
  const unstretch = mapEigenvalues(from.covariance, (v) => (v > FLOOR ? 1 / Math.sqrt(v) : 0));
  const stretch = mapEigenvalues(to.covariance, (v) => Math.sqrt(Math.max(0, v)));
  return multiply(stretch, unstretch);
}
