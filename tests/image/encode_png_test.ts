import assert from "node:assert/strict";
import { decodePng } from "../../src/image/decode_png.ts";
import { encodePng } from "../../src/image/encode_png.ts";
import { drawPixels, flatPixels, noisePixels } from "../support/drawn_pixels.ts";

Deno.test("`encodePng()` drops alpha where all is opaque and keeps it elsewhere", async () => {
  const colorType = async (alpha: number): Promise<number | undefined> =>
    (await encodePng(flatPixels(2, 2, [1, 2, 3, alpha])))[25];
  assert.equal(await colorType(255), 2);
  assert.equal(await colorType(254), 6);
});

Deno.test("`encodePng()` gives back every size and texture, byte for byte", async () => {
  for (let side = 1; side <= 64; side += 7) {
    const textures = [
      noisePixels(side, 65 - side, side),
      flatPixels(side, 65 - side, [9, 8, 7, 6]),
      drawPixels(65 - side, side, (x, y) => [x, y, x * y, 255]),
    ];
    for (const pixels of textures) {
      assert.deepEqual(await decodePng(await encodePng(pixels)), pixels);
    }
  }
});
