import assert from "node:assert/strict";
import { matricesBytes, matrixStride, tilingOf } from "../../../../src/engine/wasm/plan/tiling.ts";

Deno.test("`tilingOf()` covers the last odd rows and columns too", () => {
  assert.deepEqual(tilingOf({ width: 16, height: 8 }), { across: 4, tiles: 8 });
  assert.deepEqual(tilingOf({ width: 17, height: 9 }), { across: 5, tiles: 15 });
  assert.deepEqual(tilingOf({ width: 1, height: 1 }), { across: 1, tiles: 1 });
});

Deno.test("`matrixStride()` is never a power of two for matrices that are", () => {
  for (const tiles of [16, 32, 64]) {
    for (const channels of [64, 512]) {
      const stride = matrixStride(tiles, channels);
      assert.ok(stride >= 4 * tiles * channels);
      assert.notEqual(stride % 4096, 0);
      assert.equal(matricesBytes(tiles, channels), 36 * stride);
    }
  }
});
