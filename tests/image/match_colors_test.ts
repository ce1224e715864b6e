import assert from "node:assert/strict";
import { type ColorStats, computeColorStats } from "../../src/image/color_stats.ts";
import { matchColors } from "../../src/image/match_colors.ts";
import { largestDifference, noisePlane } from "../support/drawn_pixels.ts";

const STYLE = noisePlane(40, (a, b, c) => [a, 0.5 * a + 0.3 * b, 0.2 * c], 1);
const REFERENCE = noisePlane(
  30,
  (a, b, c) => [0.5 * a, 0.2 + 0.7 * a * b, 1 - 0.5 * a - 0.1 * c],
  2,
);
const GRAY = noisePlane(20, (a) => [a, a, a], 3);

function assertStats(actual: ColorStats, expected: ColorStats): void {
  // Colors are f32, of which about a thousand are summed.
  assert.ok(largestDifference(actual.mean, expected.mean) < 1e-6);
  const difference = largestDifference(actual.covariance.flat(), expected.covariance.flat());
  assert.ok(difference < 1e-6, `${difference}`);
}

Deno.test("`matchColors()` gives the style the mean and covariance of the reference", () => {
  assertStats(computeColorStats(matchColors(STYLE, REFERENCE)), computeColorStats(REFERENCE));
});

Deno.test("`matchColors()` with itself changes nothing", () => {
  // Noise of 40 x 40 pixels has no direction below the floor, so the transfer is the identity.
  assert.ok(largestDifference(matchColors(STYLE, STYLE).data, STYLE.data) < 1e-5);
});

Deno.test("`matchColors()` counts pixels by weight on both sides", () => {
  const half = (side: number): Float32Array =>
    Float32Array.from({ length: side * side }, (_, at) => (at % 2 === 0 ? 1 : 0));
  const weights = { styleWeights: half(40), referenceWeights: half(30) };
  const matched = matchColors(STYLE, REFERENCE, weights);
  const expected = computeColorStats(REFERENCE, weights.referenceWeights);
  assertStats(computeColorStats(matched, weights.styleWeights), expected);
});

Deno.test("`matchColors()` moves a gray or one-color style without inventing noise", () => {
  const one = { ...GRAY, data: GRAY.data.map(() => 0.25) };
  const { mean } = computeColorStats(REFERENCE);
  const matched = matchColors(one, REFERENCE);
  assert.ok(matched.data.every((value, at) => Math.abs(value - (mean[at % 3] ?? 0)) < 1e-6));
  const gray = matchColors(GRAY, REFERENCE);
  assert.ok(gray.data.every(Number.isFinite));
  assert.ok(largestDifference(computeColorStats(gray).mean, mean) < 1e-6);
});

Deno.test("`matchColors()` does not stretch the rounding of nearly gray pictures", () => {
  const nearly = noisePlane(40, (a, b) => [a, a, a + (b - 0.5) / 255], 4);
  const spread = (plane: typeof nearly): number =>
    Math.sqrt(Math.max(...computeColorStats(plane).covariance.flat()));
  const colorful = noisePlane(40, (a, b, c) => [a, b, c], 5);
  assert.ok(spread(matchColors(nearly, colorful)) < spread(colorful) * 1.1);
});
