import assert from "node:assert/strict";
import { fromPanels, toPanels } from "../../../../src/engine/wasm/plan/gram_panels.ts";
import { assertNear } from "../../../support/close.ts";
import { signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";

const CHANNELS = 24;
const PARTS = 3;

Deno.test("`compareGram` mirrors the sum of its parts and compares it with the target", () => {
  const sandbox = new WasmSandbox();
  const size = CHANNELS ** 2;
  const parts = signedNoise(1, PARTS * size);
  const target = signedNoise(2, size).map((_, at, all) => {
    const [row, column] = [Math.floor(at / CHANNELS), at % CHANNELS];
    return all[Math.min(row, column) * CHANNELS + Math.max(row, column)]!;
  });
  const gram = (row: number, column: number): number => {
    // Within a panel both triangles are there; a symmetric product has them equal.
    const at = Math.min(row, column) * CHANNELS + Math.max(row, column);
    return [0, 1, 2].reduce((sum, part) => sum + parts[part * size + at]!, 0);
  };
  for (let part = 0; part < PARTS; part++) {
    for (let row = 0; row < CHANNELS; row++) {
      for (let column = 0; column < CHANNELS; column++) {
        const at = part * size + row * CHANNELS + column;
        if (column < row - row % 8) parts[at] = NaN;
        else if (column < row) parts[at] = parts[part * size + column * CHANNELS + row]!;
      }
    }
  }
  const [out, sums] = [sandbox.room(size), sandbox.room(16)];
  const partials = sandbox.put(parts);
  const panels = sandbox.put(toPanels(target, CHANNELS));
  for (const job of [2, 0, 1]) {
    sandbox.kernels("compareGram")(
      ...[partials, PARTS, panels, out, CHANNELS, 8 * job, 8, 0.5, 3, sums + 8 * job],
    );
  }
  const differences = target.map((value, at) =>
    gram(Math.floor(at / CHANNELS), at % CHANNELS) / 2 - value
  );
  const found = fromPanels(sandbox.get(out, size), CHANNELS);
  assertNear(found, differences.map((value) => 3 * value), { tolerance: 1e-6, what: "difference" });
  const sum = sandbox.heap.doubles(sums, 3).reduce((a, b) => a + b, 0);
  const expected = differences.reduce((total, value) => total + value ** 2, 0);
  // The differences are f32, their squares f64.
  assert.ok(Math.abs(sum / expected - 1) < 1e-6);
});
