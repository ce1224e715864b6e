import assert from "node:assert/strict";
import { decodeGif } from "../../src/image/decode_gif.ts";
import { pixelAt } from "../support/drawn_pixels.ts";
import { makeGif } from "../support/made_gif.ts";

const GIF = makeGif({
  width: 4,
  height: 3,
  frame: { x: 1, y: 1, width: 2, height: 2, indexes: [0, 1, 2, 0] },
  colors: [[255, 0, 0], [0, 255, 0], [0, 0, 255]],
});

Deno.test("`decodeGif()` puts the first frame on a transparent canvas", async () => {
  const pixels = await decodeGif(GIF);
  assert.deepEqual([pixels.width, pixels.height], [4, 3]);
  assert.deepEqual(pixelAt(pixels, 0, 0), [0, 0, 0, 0]);
  assert.deepEqual(pixelAt(pixels, 1, 1), [255, 0, 0, 255]);
  assert.deepEqual(pixelAt(pixels, 2, 1), [0, 255, 0, 255]);
  assert.deepEqual(pixelAt(pixels, 1, 2), [0, 0, 255, 255]);
  assert.deepEqual(pixelAt(pixels, 3, 2), [0, 0, 0, 0]);
});

Deno.test("`decodeGif()` refuses a frame that is cut short", async () => {
  await assert.rejects(decodeGif(GIF.subarray(0, GIF.length - 6)), SyntaxError);
  await assert.rejects(decodeGif(GIF.subarray(0, 20)), SyntaxError);
});
