import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import {
  contentTerm,
  featureEnergy,
  gramMatrix,
  styleTerm,
  type TapTerm,
} from "../../../src/engine/reference/terms.ts";
import { noisePlane } from "../../support/tiny_rung.ts";

await acquireBackend("cpu");

/** Two positions of two channels, (1, 2) and (3, 4). */
const FEATURES = [1, 2, 3, 4];

function features(values: ArrayLike<number> = FEATURES): tf.Tensor4D {
  return tf.tensor4d(Float32Array.from(values), [1, 1, values.length / 2, 2]);
}

function weights(values: number[]): tf.Tensor4D {
  return tf.tensor4d(values, [1, 1, values.length, 1]);
}

Deno.test("`featureEnergy()` weighs squared positions", () => {
  tf.tidy(() => {
    assert.equal(featureEnergy(features(), undefined).dataSync()[0], 30);
    assert.equal(featureEnergy(features(), weights([1, 0.5])).dataSync()[0], 5 + 12.5);
  });
});

Deno.test("`gramMatrix()` is F diag(w) F^T over M, computed by hand", () => {
  tf.tidy(() => {
    const plain = gramMatrix(features(), undefined, 2);
    assert.deepEqual(plain.arraySync(), [[5, 7], [7, 10]]);
    const half = gramMatrix(features(), weights([1, 0.5]), 1.5);
    const expected = [(1 + 4.5) / 1.5, (2 + 6) / 1.5, (2 + 6) / 1.5, (4 + 8) / 1.5];
    for (const [i, value] of half.dataSync().entries()) {
      assert.ok(Math.abs(value - expected[i]!) < 1e-6);
    }
  });
});

Deno.test("`contentTerm()` computes sum and gradient by hand", () => {
  tf.tidy(() => {
    const target = features([1, 0, 3, 1]);
    const options = { weights: weights([1, 0.5]), factor: 3 };
    const { sum, gradient } = contentTerm(features(), target, options);
    assert.equal(sum.dataSync()[0], 4 + 0.5 * 9);
    assert.deepEqual(Array.from(gradient.dataSync()), [0, 12, 0, 2 * 3 * 0.5 * 3]);
  });
});

Deno.test("`styleTerm()` is 0 with no gradient where the Gram matrix is the target", () => {
  tf.tidy(() => {
    const target = gramMatrix(features(), undefined, 2);
    const options = { weights: undefined, positions: 2, factor: 1 };
    const { sum, gradient } = styleTerm(features(), target, options);
    assert.equal(sum.dataSync()[0], 0);
    assert.deepEqual(Array.from(gradient.dataSync()), [0, 0, 0, 0]);
  });
});

Deno.test("`styleTerm()` computes sum and gradient of one channel by hand", () => {
  tf.tidy(() => {
    // One channel, F = (1, 2, 3): G / M = 14 / 3, target 4, so the term is 4/9.
    const values = tf.tensor4d([1, 2, 3], [1, 1, 3, 1]);
    const options = { weights: undefined, positions: 3, factor: 1 };
    const { sum, gradient } = styleTerm(values, tf.tensor2d([[4]]), options);
    assert.ok(Math.abs(sum.dataSync()[0]! - 4 / 9) < 1e-6);
    // d/dF_p = 2 (G / M - T) * 2 F_p / M
    const slope = 2 * (2 / 3) * (2 / 3);
    for (const [p, value] of gradient.dataSync().entries()) {
      assert.ok(Math.abs(value - slope * (p + 1)) < 1e-6);
    }
  });
});

/** Asserts a term's gradient against central differences of its own sum. */
function assertSlopes(term: (values: tf.Tensor4D) => TapTerm, values: Float32Array): void {
  const gradient = tf.tidy(() => Float32Array.from(term(features(values)).gradient.dataSync()));
  const step = 2 ** -7;
  for (let i = 0; i < values.length; i++) {
    const [up, down] = [step, -step].map((move) =>
      tf.tidy(() => {
        const moved = values.map((value, j) => j === i ? value + move : value);
        return term(features(moved)).sum.dataSync()[0]!;
      })
    );
    // f32 sums of about 1: 1e-7 over a step of 1/128, and the quartic's third derivative times
    // step^2 / 6.
    assert.ok(Math.abs((up! - down!) / (2 * step) - gradient[i]!) < 1e-3, `component ${i}`);
  }
}

Deno.test("`contentTerm()` and `styleTerm()` have the gradients of central differences", () => {
  const values = noisePlane(1, 4, 1).data;
  const [target, gram, seen] = [
    features(noisePlane(2, 4, 1).data),
    tf.eye(2),
    weights([
      1,
      0.3,
      0,
      0.7,
      1,
      0.2,
    ]),
  ];
  assertSlopes((found) => contentTerm(found, target, { weights: seen, factor: 1 }), values);
  assertSlopes(
    (found) => styleTerm(found, gram, { weights: seen, positions: 3.2, factor: 1 }),
    values,
  );
  tf.dispose([target, gram, seen]);
});
