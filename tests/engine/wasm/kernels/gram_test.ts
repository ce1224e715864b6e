import assert from "node:assert/strict";
import { ARITHMETICS, signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";

const CHANNELS = 24;

for (const [name, multiplyAdd] of ARITHMETICS) {
  for (const positions of [1, 4, 7, 18]) {
    Deno.test(`\`multiplyGram\` with ${name} sums ${positions} weighted positions`, () => {
      const sandbox = new WasmSandbox(multiplyAdd);
      const features = signedNoise(1, positions * CHANNELS);
      const weights = signedNoise(2, positions);
      const source = sandbox.put(features);
      const packed = 4 * Math.ceil(positions / 4) * CHANNELS;
      const [left, right] = [sandbox.room(packed), sandbox.room(packed)];
      const out = sandbox.put(new Float32Array(CHANNELS ** 2).fill(1));
      sandbox.kernels("packGram")(source, sandbox.put(weights), left, CHANNELS, positions);
      sandbox.kernels("packGram")(source, 0, right, CHANNELS, positions);
      sandbox.kernels("multiplyGram")(left, right, out, CHANNELS, positions);
      const found = sandbox.get(out, CHANNELS ** 2);
      for (const [at, value] of found.entries()) {
        const [row, column] = [Math.floor(at / CHANNELS), at % CHANNELS];
        // Left of the row's own panel nothing is computed, as the product is symmetric.
        if (column < row - row % 8) {
          assert.equal(value, 1);
          continue;
        }
        let expected = 1;
        for (let p = 0; p < positions; p++) {
          const [a, b] = [features[p * CHANNELS + row]!, features[p * CHANNELS + column]!];
          expected += weights[p]! * a * b;
        }
        // Sums of up to 18 f32 products below 1.
        assert.ok(Math.abs(value - expected) < 2e-6, `${row}, ${column}: ${value}, ${expected}`);
      }
    });
  }
}
