import assert from "node:assert/strict";
import { GRADIENT_FINISHES } from "../../../../src/engine/wasm/kernels/finish.ts";
import { WasmSandbox } from "../../../support/wasm_sandbox.ts";

const EXPECTED = {
  mask: [0, 0, 0, 0],
  addMask: [5, 0, 0, 8],
  maskAdd: [5, 6, 7, 8],
};

for (const finish of GRADIENT_FINISHES) {
  Deno.test(`\`finishRange_${finish}\` finishes a gradient of zero`, () => {
    const sandbox = new WasmSandbox();
    const out = sandbox.put([1, 0, -1, 2, 9, 9, 9, 9]);
    sandbox.kernels(`finishRange_${finish}`)(out, sandbox.put([5, 6, 7, 8]), 16);
    assert.deepEqual([...sandbox.get(out, 8)], [...EXPECTED[finish], 9, 9, 9, 9]);
  });
}

Deno.test("`rectify` copies what is positive and leaves its source", () => {
  const sandbox = new WasmSandbox();
  const source = sandbox.put([1, -2, 0, 3]);
  const out = sandbox.room(8);
  sandbox.kernels("rectify")(source, out, 16);
  assert.deepEqual([...sandbox.get(out, 5)], [1, 0, 0, 3, NaN]);
  assert.deepEqual([...sandbox.get(source, 4)], [1, -2, 0, 3]);
});

Deno.test("`clear` zeros its bytes", () => {
  const sandbox = new WasmSandbox();
  const out = sandbox.room(4);
  sandbox.kernels("clear")(out, 12);
  assert.deepEqual([...sandbox.get(out, 4)], [0, 0, 0, NaN]);
});
