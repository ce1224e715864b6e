import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../../src/backend/acquire_backend.ts";
import { useBackend } from "../../src/backend/use_backend.ts";

Deno.test("`useBackend()` switches before it returns", async () => {
  const cpu = await acquireBackend("cpu");
  const wasm = await acquireBackend("wasm");
  for (const name of ["cpu", "wasm", "cpu"] as const) {
    useBackend(name);
    assert.equal(tf.getBackend(), name);
    const sum = tf.tidy(() => tf.sum(tf.tensor1d([1, 2])).dataSync()[0]);
    assert.equal(sum, 3);
  }
  cpu.close();
  wasm.close();
});

Deno.test("`useBackend()` refuses a backend that does not run", () => {
  assert.throws(() => useBackend("webgpu"), {
    name: "TypeError",
    message: "Cannot compute on backend webgpu as it was closed: start it again",
  });
});
