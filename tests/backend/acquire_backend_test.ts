import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../../src/backend/acquire_backend.ts";
import { BackendUnavailableError } from "../../src/base/errors.ts";
import { softwareAdapter, testWith, webgpuAdapter } from "../support/need.ts";
import { withAdapter } from "../support/stub_gpu.ts";

const need = await webgpuAdapter();
const softwareNeed = await softwareAdapter();

Deno.test("`acquireBackend()` starts each backend under its name", async () => {
  for (const name of ["cpu", "wasm"] as const) {
    const backend = await acquireBackend(name);
    assert.equal(backend.name, name);
    backend.use();
    assert.equal(tf.getBackend(), name);
    backend.close();
  }
});

Deno.test("`acquireBackend()` lets each holder close once", async () => {
  const backend = await acquireBackend("cpu");
  backend.close();
  assert.throws(() => backend.close(), /Cannot close backend cpu twice/);
});

testWith(need, "`acquireBackend()` keeps a device until its last holder closes", async () => {
  const [first, second] = await Promise.all([
    acquireBackend("webgpu", { software: true }),
    acquireBackend("webgpu", { software: true }),
  ]);
  const { device } = tf.backend() as tf.KernelBackend & { device: GPUDevice };
  first.close();
  second.use();
  const sum = tf.tidy(() => tf.add(1, 2));
  assert.equal((await sum.data())[0], 3);
  sum.dispose();
  second.close();
  assert.equal((await device.lost).reason, "destroyed");
  assert.throws(() => second.use(), TypeError);
});

testWith(need, "`acquireBackend()` starts anew after the last close", async () => {
  const before = await acquireBackend("webgpu", { software: true });
  before.close();
  const after = await acquireBackend("webgpu", { software: true });
  after.use();
  after.check();
  after.close();
});

testWith(
  softwareNeed,
  "`acquireBackend()` shares no software adapter with who did not ask",
  async () => {
    const holder = await acquireBackend("webgpu", { software: true });
    assert.equal(holder.software, true);
    await assert.rejects(acquireBackend("webgpu"), (error: unknown) => {
      assert.ok(error instanceof BackendUnavailableError);
      assert.match(error.message, /computes on the CPU/);
      return true;
    });
    // The refused caller holds nothing.
    holder.use();
    holder.check();
    holder.close();
    assert.equal(tf.findBackend("webgpu"), null);
  },
);

testWith(
  softwareNeed,
  "`acquireBackend()` asks for itself when the start it joined fails",
  async () => {
    // The first caller takes hardware only, the second any adapter, both at once.
    const [refused, given] = await Promise.allSettled([
      acquireBackend("webgpu"),
      acquireBackend("webgpu", { software: true }),
    ]);
    assert.equal(refused.status, "rejected");
    assert.ok(given.status === "fulfilled");
    given.value.close();
  },
);

Deno.test("`acquireBackend()` tries again after a failure", async () => {
  let requests = 0;
  await withAdapter(() => Promise.resolve((requests++, null)), async () => {
    for (let attempt = 0; attempt < 2; attempt++) {
      await assert.rejects(acquireBackend("webgpu"), BackendUnavailableError);
    }
  });
  assert.equal(requests, 2);
});
