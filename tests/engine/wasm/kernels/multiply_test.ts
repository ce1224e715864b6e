import assert from "node:assert/strict";
import { toPanels } from "../../../../src/engine/wasm/plan/gram_panels.ts";
import { assertNear } from "../../../support/close.ts";
import { ARITHMETICS, signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";

/** Packs `[depth, columns]` into panels by way of the square that holds it. */
function packed(values: Float32Array, depth: number, columns: number): Float32Array {
  const panels = new Float32Array(depth * columns);
  for (let row = 0; row < depth; row++) {
    for (let column = 0; column < columns; column++) {
      const line = Math.floor(column / 8) * depth + row;
      panels[line * 8 + column % 8] = values[row * columns + column]!;
    }
  }
  return panels;
}

for (const [name, multiplyAdd] of ARITHMETICS) {
  Deno.test(`\`multiply\` with ${name} agrees with plain loops for every rest of rows`, () => {
    const [depth, columns] = [24, 16];
    const right = signedNoise(2, depth * columns);
    for (let rows = 1; rows <= 13; rows++) {
      const sandbox = new WasmSandbox(multiplyAdd);
      const left = signedNoise(1, rows * depth);
      const expected = Float64Array.from({ length: rows * columns }, (_, at) => {
        const [row, column] = [Math.floor(at / columns), at % columns];
        let sum = 0;
        for (let k = 0; k < depth; k++) {
          sum += left[row * depth + k]! * right[k * columns + column]!;
        }
        return sum;
      });
      const [a, b] = [sandbox.put(left), sandbox.put(packed(right, depth, columns))];
      const out = sandbox.room(rows * columns + 8);
      sandbox.kernels("multiply")(a, b, out, rows, depth, columns, 4 * columns);
      const found = sandbox.get(out, rows * columns + 8);
      // 24 f32 products and sums.
      assertNear(found.subarray(0, rows * columns), expected, { tolerance: 1e-6, what: `${rows}` });
      assert.ok(found.subarray(rows * columns).every(Number.isNaN), "writes no row too many");
    }
  });
}

Deno.test("`multiply` gives a row the same bytes whatever rows stand around it", () => {
  const [rows, channels] = [11, 16];
  const sandbox = new WasmSandbox();
  const left = sandbox.put(signedNoise(3, rows * channels));
  const right = sandbox.put(toPanels(signedNoise(4, channels ** 2), channels));
  const [whole, single] = [sandbox.room(rows * channels), sandbox.room(rows * channels)];
  const line = 4 * channels;
  const multiply = sandbox.kernels("multiply");
  multiply(left, right, whole, rows, channels, channels, line);
  for (let row = 0; row < rows; row++) {
    multiply(left + row * line, right, single + row * line, 1, channels, channels, line);
  }
  assert.deepEqual(sandbox.get(single, rows * channels), sandbox.get(whole, rows * channels));
});
