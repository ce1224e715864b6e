import assert from "node:assert/strict";
import { contentName } from "../../../../src/engine/wasm/kernels/content.ts";
import { signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";

const [CHANNELS, POSITIONS] = [8, 5];
const LENGTH = CHANNELS * POSITIONS;

for (const store of ["set", "add"] as const) {
  for (const weighted of [false, true]) {
    const how = `${weighted ? "with" : "without"} weights`;
    Deno.test(`\`content_${store}\` has the sum in float64 and the gradient, ${how}`, () => {
      const sandbox = new WasmSandbox();
      const [features, target] = [signedNoise(1, LENGTH), signedNoise(2, LENGTH)];
      const weights = [1, 0.5, 0, 0.25, 2];
      const out = sandbox.put(new Float32Array(LENGTH).fill(store === "set" ? NaN : 10));
      const sum = sandbox.room(16);
      sandbox.kernels(contentName(store))(
        ...[sandbox.put(features), sandbox.put(target), weighted ? sandbox.put(weights) : 0],
        ...[out, CHANNELS, POSITIONS, 3, sum],
      );
      let expected = 0;
      const gradient = features.map((value, at) => {
        const weight = weighted ? weights[Math.floor(at / CHANNELS)]! : 1;
        const difference = Math.fround(value - target[at]!);
        expected += weight * difference ** 2;
        const slope = Math.fround(Math.fround(difference * weight) * 3);
        return store === "set" ? slope : 10 + slope;
      });
      assert.deepEqual(sandbox.get(out, LENGTH), gradient);
      const found = sandbox.heap.doubles(sum, 1)[0]!;
      assert.ok(Math.abs(found / expected - 1) < 1e-15 * LENGTH);
    });
  }
}

Deno.test("`weigh` multiplies each position by its weight", () => {
  const sandbox = new WasmSandbox();
  const map = sandbox.put(new Float32Array(2 * CHANNELS).fill(4));
  sandbox.kernels("weigh")(map, sandbox.put([0.5, 2]), CHANNELS, 2);
  assert.deepEqual([...sandbox.get(map, 2 * CHANNELS)], [
    ...Array(CHANNELS).fill(2),
    ...Array(CHANNELS).fill(8),
  ]);
});
