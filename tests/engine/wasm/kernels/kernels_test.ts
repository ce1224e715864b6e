import assert from "node:assert/strict";
import { writeKernels } from "../../../../src/engine/wasm/kernels/kernels.ts";
import { ARITHMETICS, WasmSandbox } from "../../../support/wasm_sandbox.ts";

for (const [name, multiplyAdd] of ARITHMETICS) {
  Deno.test(`\`writeKernels()\` writes the same valid module each time with ${name}`, () => {
    const bytes = writeKernels(multiplyAdd);
    assert.ok(WebAssembly.validate(bytes));
    assert.deepEqual(writeKernels(multiplyAdd), bytes);
  });
}

Deno.test("`writeKernels()` needs relaxed SIMD only where it is asked to", () => {
  const [fused, plain] = ARITHMETICS.map(([, multiplyAdd]) => [...writeKernels(multiplyAdd)]);
  // Prefix 0xfd, then 0x105 in LEB128: f32x4.relaxed_madd.
  const relaxed = (bytes: readonly number[]): boolean =>
    bytes.some((byte, at) => byte === 0xfd && bytes[at + 1] === 0x85 && bytes[at + 2] === 0x02);
  assert.ok(relaxed(fused!));
  assert.ok(!relaxed(plain!));
});

Deno.test("`bindKernels()` names a kernel that is not there", () => {
  const { kernels } = new WasmSandbox();
  assert.throws(() => kernels("nothing" as "clear"), {
    name: "TypeError",
    message: "Cannot find kernel nothing",
  });
});
