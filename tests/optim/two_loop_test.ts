import assert from "node:assert/strict";
import { createRandom } from "../../src/base/random.ts";
import {
  createHistory,
  type CurvatureHistory,
  recordPair,
} from "../../src/optim/curvature_history.ts";
import { applyInverseHessian } from "../../src/optim/two_loop.ts";
import { dot } from "../../src/optim/vector.ts";
import { distance } from "./toy_functions.ts";

const SIZE = 5;
const WEIGHTS = [1, 2, 4, 8, 16];

/** Pairs of the quadratic with those weights along seeded steps. */
function quadraticHistory(count: number, scale = 1): CurvatureHistory {
  const random = createRandom(7);
  const history = createHistory(count);
  for (let i = 0; i < count; i++) {
    const step = Float32Array.from({ length: SIZE }, () => random() - 0.5);
    const change = step.map((value, k) => WEIGHTS[k]! * value * scale);
    recordPair(history, { step, change, curvature: dot(step, change) });
  }
  return history;
}

/** The BFGS update of an inverse Hessian written out with matrices, in f64. */
function denseInverse({ pairs, initialInverse }: CurvatureHistory): number[][] {
  const indices = [...Array(SIZE).keys()];
  let inverse = indices.map((i) => indices.map((j) => i === j ? initialInverse : 0));
  for (const { step, change, curvature } of [...pairs].reverse()) {
    const left = indices.map((i) =>
      indices.map((j) => (i === j ? 1 : 0) - step[i]! * change[j]! / curvature)
    );
    const half = multiply(left, inverse);
    const transposed = indices.map((i) => indices.map((j) => left[j]![i]!));
    inverse = multiply(half, transposed).map((row, i) =>
      row.map((value, j) => value + step[i]! * step[j]! / curvature)
    );
  }
  return inverse;
}

function multiply(a: number[][], b: number[][]): number[][] {
  return a.map((row) =>
    b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0))
  );
}

Deno.test("`applyInverseHessian()` equals the BFGS update written out with matrices", () => {
  for (const count of [1, 2, 4]) {
    const history = quadraticHistory(count);
    const vector = Float32Array.of(1, -2, 0.5, 3, -1);
    const expected = denseInverse(history)
      .map((row) => row.reduce((sum, value, j) => sum + value * vector[j]!, 0));
    applyInverseHessian(history, vector);
    // A dozen f32 roundings of numbers up to 10.
    assert.ok(distance(vector, expected) < 1e-5, `${count} pairs`);
  }
});

Deno.test("`applyInverseHessian()` fulfills the secant equation: the newest y gives back its s", () => {
  const history = quadraticHistory(4);
  const { step, change } = history.pairs[0]!;
  const vector = change.slice();
  applyInverseHessian(history, vector);
  assert.ok(distance(vector, step) < 1e-6);
});

Deno.test("`applyInverseHessian()` gives the same step for gradients of any scale", () => {
  const gradient = Float32Array.of(1, -2, 0.5, 3, -1);
  const plain = gradient.slice();
  applyInverseHessian(quadraticHistory(4), plain);
  for (const scale of [2 ** -60, 2 ** 60]) {
    const scaled = gradient.map((value) => value * scale);
    applyInverseHessian(quadraticHistory(4, scale), scaled);
    assert.deepEqual(scaled, plain);
  }
});

Deno.test("`applyInverseHessian()` without pairs is the identity", () => {
  const vector = Float32Array.of(1, 2);
  applyInverseHessian(createHistory(3), vector);
  assert.deepEqual(vector, Float32Array.of(1, 2));
});
