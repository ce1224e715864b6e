import assert from "node:assert/strict";
import { tapWeights, totalWeight } from "../../src/loss/tap_weights.ts";
import { readGolden } from "../support/golden.ts";
import { tinyAlpha } from "../support/golden_inputs.ts";

Deno.test("`tapWeights()` of block 1 is the map itself", () => {
  const map = { width: 2, height: 1, values: Float32Array.of(0.25, 1) };
  assert.deepEqual(tapWeights(map, 1), map);
});

Deno.test("`tapWeights()` takes the mean over 2x2 windows and drops odd rows and columns", () => {
  const values = Float32Array.of(0, 1, 9, 1, 0, 9, 9, 9, 9);
  const halved = tapWeights({ width: 3, height: 3, values }, 2);
  assert.deepEqual(halved, { width: 1, height: 1, values: Float32Array.of(0.5) });
});

Deno.test("`tapWeights()` keeps a full map full at every block", () => {
  const full = { width: 37, height: 21, values: new Float32Array(37 * 21).fill(1) };
  for (const [block, width, height] of [[2, 18, 10], [3, 9, 5], [4, 4, 2], [5, 2, 1]] as const) {
    const map = tapWeights(full, block);
    assert.deepEqual([map.width, map.height], [width, height]);
    assert.ok(map.values.every((value) => value === 1));
  }
});

Deno.test("`totalWeight()` agrees with PyTorch on a soft spot", () => {
  const map = { width: 32, height: 24, values: tinyAlpha() };
  const sums = readGolden("tiny").alphaSums!;
  for (let block = 1; block <= 5; block++) {
    const sum = totalWeight(tapWeights(map, block));
    // Nine digits are written; maps are f32.
    assert.ok(Math.abs(sum / sums[`block${block}_conv1`]! - 1) < 1e-6, `block ${block}: ${sum}`);
  }
});

Deno.test("`totalWeight()` adds in float64", () => {
  // Each 1e-8 would vanish beside 1 in f32.
  const values = Float32Array.from({ length: 1001 }, (_, i) => i === 0 ? 1 : 1e-8);
  const sum = totalWeight({ width: 1001, height: 1, values });
  assert.ok(Math.abs(sum - 1.00001) < 1e-9);
});
