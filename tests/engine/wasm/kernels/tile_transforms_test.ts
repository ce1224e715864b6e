import assert from "node:assert/strict";
import {
  int,
  loadSplat,
  plainMultiplyAdd,
  product,
} from "../../../../src/engine/wasm/assembler/expressions.ts";
import type { Local } from "../../../../src/engine/wasm/assembler/value.ts";
import {
  filterTransform,
  inputTransform,
  outputTransform,
} from "../../../../src/engine/wasm/kernels/tile_transforms.ts";
import { assertNear } from "../../../support/close.ts";
import { compileFunction, signedNoise } from "../../../support/wasm_sandbox.ts";

Deno.test("the three transforms together are a 3-tap filter of six values", () => {
  const { run, memory } = compileFunction((f) => {
    const writer = { writer: f, multiplyAdd: plainMultiplyAdd };
    const read = (first: number, count: number): Local[] =>
      Array.from({ length: count }, (_, i) => f.local(loadSplat(int(4 * (first + i)))));
    const data = inputTransform(writer)(read(0, 6));
    const taps = filterTransform(writer)(read(6, 3));
    const products = data.map((value, i) => f.local(product(value, taps[i] ?? value)));
    for (const [i, value] of outputTransform(writer)(products).entries()) {
      f.storeVector(int(64 + 16 * i), value);
    }
  });
  for (let seed = 1; seed < 20; seed++) {
    const values = signedNoise(seed, 9);
    new Float32Array(memory.buffer).set(values);
    run();
    const found = [0, 1, 2, 3].map((i) => new Float32Array(memory.buffer, 64 + 16 * i, 1)[0]!);
    const [d, g] = [values.subarray(0, 6), values.subarray(6)];
    const expected = found.map((_, i) => d[i]! * g[0]! + d[i + 1]! * g[1]! + d[i + 2]! * g[2]!);
    // Six f32 products with factors up to 3.4 and back.
    assertNear(found, expected, { tolerance: 2e-6, what: `seed ${seed}` });
  }
});

Deno.test("a transform refuses a line that is too short", () => {
  assert.throws(
    () => compileFunction((f) => inputTransform({ writer: f, multiplyAdd: plainMultiplyAdd })([])),
    /Cannot transform a line without entry 0/,
  );
});
