import assert from "node:assert/strict";
import { computeColorStats } from "../../src/image/color_stats.ts";

const TWO = { width: 2, height: 1, data: Float32Array.of(0, 0.25, 1, 1, 0.75, 1) };

Deno.test("`computeColorStats()` gives mean and covariance of two colors as by hand", () => {
  const { mean, covariance } = computeColorStats(TWO);
  assert.deepEqual(mean, [0.5, 0.5, 1]);
  assert.deepEqual(covariance, [[0.25, 0.125, 0], [0.125, 0.0625, 0], [0, 0, 0]]);
});

Deno.test("`computeColorStats()` counts pixels by weight", () => {
  assert.deepEqual(computeColorStats(TWO, Float32Array.of(0, 3)).mean, [1, 0.75, 1]);
  assert.deepEqual(computeColorStats(TWO, Float32Array.of(3, 1)).mean, [0.25, 0.375, 1]);
  assert.deepEqual(computeColorStats(TWO, Float32Array.of(0, 0)).mean, [0, 0, 0]);
});
