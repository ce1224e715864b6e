import assert from "node:assert/strict";
import { decodeWebp } from "../../src/image/decode_webp.ts";
import { encodeWebp } from "../../src/image/encode_webp.ts";
import { noisePixels, pixelAt } from "../support/drawn_pixels.ts";
import { animateWebp } from "../support/made_webp.ts";

Deno.test("`decodeWebp()` reads back a lossless picture byte for byte", async () => {
  const pixels = noisePixels(13, 9);
  assert.deepEqual(await decodeWebp(await encodeWebp(pixels, 100)), pixels);
});

Deno.test("`decodeWebp()` puts the first frame of an animation on its canvas", async () => {
  const still = noisePixels(6, 4);
  const frame = { x: 2, y: 4, width: 6, height: 4 };
  const file = animateWebp(await encodeWebp(still, 100), { width: 20, height: 10, frame });
  const pixels = await decodeWebp(file);
  assert.deepEqual([pixels.width, pixels.height], [20, 10]);
  assert.deepEqual(pixelAt(pixels, 2, 4), pixelAt(still, 0, 0));
  assert.deepEqual(pixelAt(pixels, 7, 7), pixelAt(still, 5, 3));
  assert.deepEqual(pixelAt(pixels, 8, 7), [0, 0, 0, 0]);
});

Deno.test("`decodeWebp()` refuses a file that is cut short", async () => {
  const bytes = await encodeWebp(noisePixels(40, 40), 100);
  await assert.rejects(decodeWebp(bytes.subarray(0, bytes.length / 2)), Error);
});
