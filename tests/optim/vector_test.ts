import assert from "node:assert/strict";
import {
  addAndMeasure,
  addThenDot,
  dot,
  maxAbs,
  maxDifference,
  norm1,
  scaleBy,
  setMultiple,
  subtractFrom,
} from "../../src/optim/vector.ts";

function vector(...values: number[]): Float32Array {
  return Float32Array.from(values);
}

Deno.test("`dot()` sums every length, whatever the rest after groups of four", () => {
  for (let length = 0; length <= 9; length++) {
    const a = Float32Array.from({ length }, (_, i) => i + 1);
    assert.equal(dot(a, a), length * (length + 1) * (2 * length + 1) / 6);
  }
});

Deno.test("`dot()` squares numbers whose squares do not fit f32", () => {
  const value = Math.fround(1e30);
  assert.equal(dot(vector(value, value), vector(value, value)), 2 * value * value);
});

Deno.test("`dot()` does not lose small terms beside many", () => {
  // An f32 sum stands still at 2^24.
  const a = vector(2 ** 24, 1, 1, 1, 1, 1, 1, 1, 1);
  assert.equal(dot(a, vector(1, 1, 1, 1, 1, 1, 1, 1, 1)), 2 ** 24 + 8);
});

Deno.test("`norm1()` is finite exactly when every component is", () => {
  assert.equal(norm1(vector(-1, 2, -3)), 6);
  assert.equal(Number.isFinite(norm1(new Float32Array(1000).fill(3.4e38))), true);
  assert.equal(Number.isFinite(norm1(vector(1, NaN, 1))), false);
  assert.equal(Number.isFinite(norm1(vector(Infinity, -Infinity))), false);
});

Deno.test("`maxAbs()` and `maxDifference()` look at absolute values", () => {
  assert.equal(maxAbs(vector(1, -4, 3)), 4);
  assert.equal(maxAbs(vector()), 0);
  assert.equal(maxDifference(vector(1, -4, 3), vector(1, 2, 4)), 6);
});

Deno.test("`addThenDot()` equals an addition and a dot product at odd and even lengths", () => {
  for (const length of [0, 1, 2, 5, 8]) {
    const a = Float32Array.from({ length }, (_, i) => Math.sin(i));
    const vectorB = Float32Array.from({ length }, (_, i) => Math.cos(i));
    const other = Float32Array.from({ length }, (_, i) => i - 2);
    const sum = a.map((value, i) => value + 0.3 * vectorB[i]!);
    const product = addThenDot(a, { vector: vectorB, factor: 0.3, other });
    assert.deepEqual(a, sum);
    // The two sums run in another order: f64 rounding only.
    assert.ok(Math.abs(product - dot(sum, other)) < 1e-14);
  }
});

Deno.test("`scaleBy()`, `setMultiple()` and `subtractFrom()` write into their first vector", () => {
  const a = vector(1, 2, 3);
  scaleBy(a, 2);
  assert.deepEqual(a, vector(2, 4, 6));
  subtractFrom(a, vector(1, 1, 1));
  assert.deepEqual(a, vector(-1, -3, -5));
  setMultiple(a, { vector: vector(1, 0, -1), factor: -3 });
  assert.deepEqual(a, vector(-3, -0, 3));
});

Deno.test("`addAndMeasure()` reports the change that survived rounding", () => {
  const a = vector(1, 10);
  assert.equal(addAndMeasure(a, vector(0.25, -2)), 2);
  assert.deepEqual(a, vector(1.25, 8));
  assert.equal(addAndMeasure(a, vector(1e-9, 1e-9)), 0);
});
