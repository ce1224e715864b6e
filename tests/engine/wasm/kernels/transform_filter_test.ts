import assert from "node:assert/strict";
import { assertNear } from "../../../support/close.ts";
import { ARITHMETICS, signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";
import { FILTER_MATRIX } from "../../../support/winograd.ts";

for (const [name, multiplyAdd] of ARITHMETICS) {
  Deno.test(`\`transformFilter\` with ${name} writes G g G^T in panels of eight columns`, () => {
    const sandbox = new WasmSandbox(multiplyAdd);
    const [depth, columns] = [8, 16];
    const kernel = signedNoise(1, 9 * depth * columns);
    const stride = depth * columns + 16;
    const out = sandbox.room(36 * stride);
    sandbox.kernels("transformFilter")(sandbox.put(kernel), out, depth, columns, 4 * stride);
    const expected = new Float64Array(36 * stride);
    for (let product = 0; product < 36; product++) {
      const [down, right] = [FILTER_MATRIX[Math.floor(product / 6)]!, FILTER_MATRIX[product % 6]!];
      for (let row = 0; row < depth; row++) {
        for (let column = 0; column < columns; column++) {
          let sum = 0;
          for (let tap = 0; tap < 9; tap++) {
            const value = kernel[(tap * depth + row) * columns + column]!;
            sum += down[Math.floor(tap / 3)]! * right[tap % 3]! * value;
          }
          const line = Math.floor(column / 8) * depth + row;
          expected[product * stride + line * 8 + column % 8] = sum;
        }
      }
    }
    const found = sandbox.get(out, expected.length);
    const isGap = (at: number): boolean => at % stride >= stride - 16;
    assert.ok(found.every((value, at) => Number.isNaN(value) === isGap(at)));
    const ours = found.map((value, at) => isGap(at) ? 0 : value);
    // Sums of nine f32 products.
    assertNear(ours, expected, { tolerance: 1e-6, what: "filter" });
  });
}
