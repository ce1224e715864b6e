import assert from "node:assert/strict";
import { decodeWebp } from "../../src/image/decode_webp.ts";
import { encodeWebp } from "../../src/image/encode_webp.ts";
import { largestDifference, noisePixels, rampPixels } from "../support/drawn_pixels.ts";

Deno.test("`encodeWebp()` keeps a soft picture close and alpha exact", async () => {
  const pixels = rampPixels(48, 40);
  for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] = at % 256 < 100 ? 120 : 255;
  const { data } = await decodeWebp(await encodeWebp(pixels, 92));
  assert.deepEqual(
    data.filter((_, at) => at % 4 === 3),
    pixels.data.filter((_, at) => at % 4 === 3),
  );
  // Lossy WebP has half as many chroma samples along each side; on a ramp that costs a few levels.
  assert.ok(largestDifference(data, pixels.data) <= 12);
});

Deno.test("`encodeWebp()` at quality 100 keeps every byte, hidden colors too", async () => {
  const pixels = noisePixels(20, 10);
  for (let at = 3; at < pixels.data.length; at += 8) pixels.data[at] = 0;
  assert.deepEqual(await decodeWebp(await encodeWebp(pixels, 100)), pixels);
});

Deno.test("`encodeWebp()` refuses sides that the format cannot hold", async () => {
  const pixels = { width: 16_384, height: 1, data: new Uint8Array(16_384 * 4) };
  await assert.rejects(encodeWebp(pixels, 92), /16383 a side: use PNG/);
});
