import assert from "node:assert/strict";
import { runJob } from "../../../../src/engine/wasm/plan/run_job.ts";
import type { Step } from "../../../../src/engine/wasm/plan/step.ts";
import { signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";

function runAll(sandbox: WasmSandbox, step: Step): void {
  // Backwards: the order of jobs must not matter.
  for (let job = step.jobs - 1; job >= 0; job--) {
    runJob(step, { job, kernels: sandbox.kernels, scratch: 0 });
  }
}

Deno.test("`runJob()` pools a map and sends gradients back, the odd last row included", () => {
  const sandbox = new WasmSandbox();
  const values = signedNoise(1, 4 * 5 * 8);
  const map = { address: sandbox.put(values), width: 4, height: 5, channels: 8 };
  const pooled = { address: sandbox.room(2 * 2 * 8), width: 2, height: 2, channels: 8 };
  const rows = { block: 1, jobs: 2 };
  runAll(sandbox, { kind: "pool", pooling: "average", source: map, out: pooled, ...rows });
  const [a, b, c, d] = [0, 8, 32, 40].map((at) => values[at]!);
  assert.ok(Math.abs(sandbox.get(pooled.address, 1)[0]! - (a! + b! + c! + d!) / 4) < 1e-7);
  sandbox.heap.floats(pooled.address, 32).fill(4);
  const back = { map, pooled, extra: 0, finish: "mask", ...rows } as const;
  runAll(sandbox, { kind: "poolBack", pooling: "average", ...back });
  const expected = values.map((value, at) => at < 4 * 4 * 8 && value > 0 ? 1 : 0);
  assert.deepEqual(sandbox.get(map.address, values.length), expected);
});

Deno.test("`runJob()` cuts what is done value by value into blocks of positions", () => {
  const sandbox = new WasmSandbox();
  const values = signedNoise(1, 7 * 8);
  const source = { address: sandbox.put(values), width: 7, height: 1, channels: 8 };
  const out = { ...source, address: sandbox.room(7 * 8) };
  runAll(sandbox, { kind: "rectify", source, out, block: 3, jobs: 3 });
  assert.deepEqual(sandbox.get(out.address, 56), values.map((value) => Math.max(value, 0)));
  const extra = sandbox.put(values);
  const finish = { kind: "finish", finish: "addMask", map: out, extra, block: 3, jobs: 3 } as const;
  runAll(sandbox, finish);
  assert.deepEqual(sandbox.get(out.address, 56), values.map((value) => Math.max(value, 0)));
});

Deno.test("`runJob()` leaves one sum for each job of a content term", () => {
  const sandbox = new WasmSandbox();
  const values = signedNoise(1, 7 * 8);
  const features = { address: sandbox.put(values), width: 7, height: 1, channels: 8 };
  const [target, out] = [sandbox.put(new Float32Array(56)), sandbox.room(56)];
  const sums = sandbox.room(8);
  runAll(sandbox, {
    ...{ kind: "content", store: "set", features, target, weights: 0, out, factor: 2, sums },
    ...{ block: 3, jobs: 3 },
  });
  assert.deepEqual(sandbox.get(out, 56), values.map((value) => 2 * value));
  const energies = [0, 3, 6].map((first) =>
    values.slice(8 * first, 8 * first + 24).reduce((sum, value) => sum + value ** 2, 0)
  );
  for (const [job, found] of sandbox.heap.doubles(sums, 3).entries()) {
    assert.ok(Math.abs(found - energies[job]!) < 1e-12);
  }
});
