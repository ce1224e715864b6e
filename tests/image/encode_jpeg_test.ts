import assert from "node:assert/strict";
import { decodeJpeg } from "../../src/image/decode_jpeg.ts";
import { encodeJpeg } from "../../src/image/encode_jpeg.ts";
import { largestDifference, rampPixels } from "../support/drawn_pixels.ts";

Deno.test("`encodeJpeg()` keeps a soft picture within two levels at quality 100", async () => {
  const pixels = rampPixels(48, 40);
  const { data } = await decodeJpeg(await encodeJpeg(pixels, 100));
  // Quantizers are 1 there; what is left is the rounding of two color transforms and of the DCT.
  assert.ok(largestDifference(data, pixels.data) <= 2);
});

Deno.test("`encodeJpeg()` refuses sides that the format cannot hold", async () => {
  const pixels = { width: 65_536, height: 1, data: new Uint8Array(65_536 * 4) };
  await assert.rejects(encodeJpeg(pixels, 92), /65535 a side: use PNG/);
});
