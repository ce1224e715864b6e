import assert from "node:assert/strict";
import {
  fromPanels,
  panelsLength,
  toPanels,
} from "../../../../src/engine/wasm/plan/gram_panels.ts";

Deno.test("`toPanels()` sets eight columns of a row side by side and fills with zeros", () => {
  const channels = 9;
  const values = Float32Array.from({ length: 81 }, (_, at) => at + 1);
  const panels = toPanels(values, channels);
  assert.equal(panels.length, panelsLength(channels));
  assert.equal(panels.length, 256);
  // Row 1 is the second line of panel 0; its ninth column begins the second line of panel 1.
  assert.deepEqual([...panels.subarray(8, 16)], [10, 11, 12, 13, 14, 15, 16, 17]);
  assert.deepEqual([...panels.subarray(128 + 8, 128 + 11)], [18, 0, 0]);
  assert.equal(panels.reduce((sum, value) => sum + value, 0), 81 * 41);
});

Deno.test("`fromPanels()` is the way back", () => {
  for (const channels of [4, 8, 17]) {
    const values = Float32Array.from({ length: channels ** 2 }, (_, at) => at + 1);
    assert.deepEqual(fromPanels(toPanels(values, channels), channels), values);
  }
});
