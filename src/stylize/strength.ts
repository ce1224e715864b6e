import { checkNumber } from "../base/check.ts";

/** Style weight at strength 0.5 against a content weight of 1. */
const MIDDLE = 8;

/** How fast the weights part ways on both sides of the middle. */
const STEEPNESS = 1.2;

/** Strengths above count as this one: the odds at 1 are infinite, and weights in the thousands add only noise. */
const LAST = 0.95;

/**
 * Returns the style weight that a strength stands for, with a content weight of 1.
 *
 * Under `impasto` both residuals are relative, so one curve serves every pair and size: 0 at 0, 8 in the
 * middle, and a ratio of odds on both sides. (Calibrating by first gradients cannot work: with the content
 * as start, the content term is exactly 0.)
 */
export function styleWeightOf(strength: number): number {
  checkNumber("strength", strength, { min: 0, max: 1 });
  const share = Math.min(strength, LAST);
  return MIDDLE * (share / (1 - share)) ** STEEPNESS;
}
