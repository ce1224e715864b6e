import assert from "node:assert/strict";
import {
  filledChannels,
  mapBytes,
  mapPositions,
} from "../../../../src/engine/wasm/plan/feature_map.ts";

Deno.test("`filledChannels()` fills up to the next multiple of eight", () => {
  assert.deepEqual([1, 3, 8, 9, 64].map(filledChannels), [8, 8, 8, 16, 64]);
});

Deno.test("`mapBytes()` and `mapPositions()` count a map", () => {
  const map = { width: 5, height: 3, channels: 16 };
  assert.equal(mapPositions(map), 15);
  assert.equal(mapBytes(map), 15 * 16 * 4);
});
