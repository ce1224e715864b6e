import assert from "node:assert/strict";
import type { Matrix3 } from "../../src/image/color_stats.ts";
import { mapEigenvalues, multiply } from "../../src/image/map_eigenvalues.ts";
import { largestDifference } from "../support/drawn_pixels.ts";

const MATRIX: Matrix3 = [[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 5]];

function assertSame(actual: Matrix3, expected: Matrix3): void {
  // Doubles through some dozen rotations.
  assert.ok(largestDifference(actual.flat(), expected.flat()) < 1e-12, `${actual}`);
}

Deno.test("`mapEigenvalues()` with the root gives a matrix whose square is the old one", () => {
  const root = mapEigenvalues(MATRIX, Math.sqrt);
  assertSame(multiply(root, root), MATRIX);
  assert.ok(Math.abs(root[0][1] - root[1][0]) < 1e-12);
});

Deno.test("`mapEigenvalues()` with the inverse gives the inverse", () => {
  const inverse = mapEigenvalues(MATRIX, (value) => 1 / value);
  assertSame(multiply(MATRIX, inverse), [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
});

Deno.test("`mapEigenvalues()` handles equal, zero and diagonal values", () => {
  const flat: Matrix3 = [[1, 1, 1], [1, 1, 1], [1, 1, 1]];
  assertSame(mapEigenvalues(flat, (value) => value / 3), [
    [1 / 3, 1 / 3, 1 / 3],
    [1 / 3, 1 / 3, 1 / 3],
    [1 / 3, 1 / 3, 1 / 3],
  ]);
  assertSame(mapEigenvalues([[4, 0, 0], [0, 9, 0], [0, 0, 0]], Math.sqrt), [
    [2, 0, 0],
    [0, 3, 0],
    [0, 0, 0],
  ]);
});
