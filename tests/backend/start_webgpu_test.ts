import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { startWebgpu } from "../../src/backend/start_webgpu.ts";
import { BackendUnavailableError } from "../../src/base/errors.ts";
import { testWith, webgpuAdapter } from "../support/need.ts";

const need = await webgpuAdapter();

testWith(need, "`startWebgpu()` starts a backend that computes, again after a close", async () => {
  for (let round = 0; round < 2; round++) {
    const backend = await startWebgpu({ software: true });
    assert.equal(tf.getBackend(), "webgpu");
    const sum = tf.tidy(() => tf.add(tf.tensor1d([1, 2]), tf.tensor1d([3, 4])));
    assert.deepEqual(Array.from(await sum.data()), [4, 6]);
    sum.dispose();
    backend.check();
    backend.close();
    assert.equal(tf.findBackend("webgpu"), null);
  }
});

testWith(need, "`startWebgpu()` reports a lost device by `check()`", async () => {
  const backend = await startWebgpu({ software: true });
  const { device } = tf.backend() as tf.KernelBackend & { device: GPUDevice };
  device.destroy();
  await device.lost;
  assert.throws(() => backend.check(), (error: unknown) => {
    assert.ok(error instanceof BackendUnavailableError);
    assert.match(error.message, /^Cannot go on with .*: the device was lost \(destroyed\)/);
    return true;
  });
  backend.close();
});

testWith(
  need,
  "`startWebgpu()` explains an error by the loss of its device, and by no other",
  async () => {
    const backend = await startWebgpu({ software: true });
    const { device } = tf.backend() as tf.KernelBackend & { device: GPUDevice };
    const stumble = new TypeError("Buffer is invalid");
    assert.equal(await backend.explain(stumble), stumble);
    device.destroy();
    const report = await backend.explain(stumble);
    assert.ok(report instanceof BackendUnavailableError);
    assert.equal(report.cause, stumble);
    backend.close();
  },
);
