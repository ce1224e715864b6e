import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import { BackendUnavailableError } from "../../../src/base/errors.ts";
import { computeOn } from "../../../src/engine/reference/compute_on.ts";

const cpu = await acquireBackend("cpu");
const wasm = await acquireBackend("wasm");

Deno.test("`computeOn()` computes on the backend it is given", async () => {
  for (const backend of [cpu, wasm, cpu]) {
    assert.equal(await computeOn(backend, () => Promise.resolve(tf.getBackend())), backend.name);
  }
});

Deno.test("`computeOn()` throws an error on as it is where no device was lost", async () => {
  const error = new RangeError("too wide");
  await assert.rejects(computeOn(cpu, () => Promise.reject(error)), error);
});

Deno.test("`computeOn()` reports the loss of a device in place of what it led to", async () => {
  const stumble = new TypeError("Buffer is invalid");
  const lost = {
    ...cpu,
    explain: (cause: unknown) =>
      Promise.resolve(new BackendUnavailableError("Cannot go on with a test GPU: lost", { cause })),
  };
  const report = await computeOn(lost, () => Promise.reject(stumble)).catch((error) => error);
  assert.ok(report instanceof BackendUnavailableError);
  assert.equal(report.cause, stumble);
});
