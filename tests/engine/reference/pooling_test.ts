import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import { pool, poolBack } from "../../../src/engine/reference/pooling.ts";

const BACKENDS = ["cpu", "wasm"] as const;
const started = new Map(
  await Promise.all(BACKENDS.map(async (name) => [name, await acquireBackend(name)] as const)),
);

/** Two windows and an odd column; the largest of each stands elsewhere. */
const VALUES = [1, 2, 5, 3, 9, 4, 3, 0, 8, 9];

for (const name of BACKENDS) {
  Deno.test(`\`pool()\` on ${name} takes windows of four and drops an odd column`, () => {
    started.get(name)!.use();
    tf.tidy(() => {
      const input = tf.tensor4d(VALUES, [1, 2, 5, 1]);
      assert.deepEqual(Array.from(pool(input, "max").dataSync()), [4, 8]);
      assert.deepEqual(Array.from(pool(input, "average").dataSync()), [2.5, 4]);
    });
  });

  Deno.test(`\`poolBack()\` on ${name} sends the gradient where the value came from`, () => {
    started.get(name)!.use();
    tf.tidy(() => {
      const input = tf.tensor4d(VALUES, [1, 2, 5, 1]);
      const gradient = tf.tensor4d([12, 20], [1, 1, 2, 1]);
      const max = poolBack(gradient, { input, output: pool(input, "max") }, "max");
      assert.deepEqual(Array.from(max.dataSync()), [0, 0, 0, 0, 0, 12, 0, 0, 20, 0]);
      const mean = poolBack(gradient, { input, output: pool(input, "average") }, "average");
      assert.deepEqual(Array.from(mean.dataSync()), [3, 3, 5, 5, 0, 3, 3, 5, 5, 0]);
    });
  });

  Deno.test(`\`poolBack()\` on ${name} gives a tie to one place only`, () => {
    started.get(name)!.use();
    tf.tidy(() => {
      const input = tf.ones<tf.Rank.R4>([1, 2, 2, 1]);
      const gradient = tf.tensor4d([3], [1, 1, 1, 1]);
      const back = poolBack(gradient, { input, output: pool(input, "max") }, "max");
      assert.deepEqual(Array.from(back.dataSync()).toSorted(), [0, 0, 0, 3]);
    });
  });
}
