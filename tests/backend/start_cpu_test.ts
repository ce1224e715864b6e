import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { startCpu } from "../../src/backend/start_cpu.ts";

Deno.test("`startCpu()` starts a backend that computes", async () => {
  const backend = await startCpu();
  assert.equal(backend.name, "cpu");
  assert.equal(backend.software, false);
  assert.equal(tf.getBackend(), "cpu");
  const product = tf.tidy(() => tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]])));
  assert.deepEqual(await product.data(), Float32Array.of(11));
  product.dispose();
  backend.check();
  backend.close();
});
