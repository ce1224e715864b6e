import assert from "node:assert/strict";
import { int, loadVector } from "../../../../src/engine/wasm/assembler/expressions.ts";
import {
  type Finish,
  finished,
  FINISHES,
  GRADIENT_FINISHES,
} from "../../../../src/engine/wasm/kernels/finish.ts";
import { compileFunction } from "../../../support/wasm_sandbox.ts";

/** Finishes 3, 3, -3, -3 over activations 1, 0, -1, 2 with extras 1, 10, 100, -1. */
function finish(kind: Finish): number[] {
  const { run, memory } = compileFunction((f) => {
    const places = { out: int(0), extra: int(16) };
    f.storeVector(int(48), finished(kind, loadVector(int(32)), places));
  });
  new Float32Array(memory.buffer).set([1, 0, -1, 2, 1, 10, 100, -1, 3, 3, -3, -3]);
  run();
  return Array.from(new Float32Array(memory.buffer, 48, 4));
}

const EXPECTED: Readonly<Record<Finish, readonly number[]>> = {
  biasRelu: [4, 13, 97, 0],
  bias: [4, 13, 97, -4],
  plain: [3, 3, -3, -3],
  mask: [3, 0, 0, -3],
  addMask: [4, 0, 0, -4],
  maskAdd: [4, 10, 100, -4],
};

for (const kind of FINISHES) {
  Deno.test(`\`finished()\` does ${kind} as computed by hand`, () => {
    assert.deepEqual(finish(kind), EXPECTED[kind]);
  });
}

Deno.test("`GRADIENT_FINISHES` are those that read the activation they replace", () => {
  assert.deepEqual(GRADIENT_FINISHES, FINISHES.filter((kind) => /mask/i.test(kind)));
});
