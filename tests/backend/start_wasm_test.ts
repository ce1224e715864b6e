import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { startWasm } from "../../src/backend/start_wasm.ts";

Deno.test("`startWasm()` starts a backend that computes", async () => {
  const backend = await startWasm();
  assert.equal(backend.name, "wasm");
  assert.equal(backend.software, false);
  assert.equal(tf.getBackend(), "wasm");
  const product = tf.tidy(() => tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]])));
  assert.deepEqual(await product.data(), Float32Array.of(11));
  product.dispose();
  backend.check();
  backend.close();
});
