import assert from "node:assert/strict";
import { decodeJpeg } from "../../src/image/decode_jpeg.ts";
import { encodeJpeg } from "../../src/image/encode_jpeg.ts";
import { pixelAt, rampPixels } from "../support/drawn_pixels.ts";
import { insertSegments, jpegSegment, type MadeJpeg, makeJpeg } from "../support/made_jpeg.ts";

async function decodeFlat(made: MadeJpeg): Promise<number[]> {
  const pixels = await decodeJpeg(makeJpeg(made));
  assert.equal(pixels.data.length, 8 * 8 * 4);
  return pixelAt(pixels, 3, 5);
}

Deno.test("`decodeJpeg()` reads gray, YCbCr and RGB", async () => {
  assert.deepEqual(await decodeFlat({ samples: [200] }), [200, 200, 200, 255]);
  // BT.601: red = Y + 1.402 (Cr - 128) = 100 + 70; green = 100 - 0.714 * 50; blue = 100.
  assert.deepEqual(await decodeFlat({ samples: [100, 128, 178] }), [170, 64, 100, 255]);
  assert.deepEqual(await decodeFlat({ samples: [100, 128, 178], adobe: 0 }), [100, 128, 178, 255]);
});

Deno.test("`decodeJpeg()` reads CMYK as 255 - ink, with and without Adobe's marker", async () => {
  // Light is what three inks let through, dimmed by black: 200 * 204 / 255 = 160.
  const samples = [200, 100, 50, 204];
  assert.deepEqual(await decodeFlat({ samples, adobe: 0 }), [160, 80, 40, 255]);
  assert.deepEqual(await decodeFlat({ samples }), [160, 80, 40, 255]);
});

Deno.test("`decodeJpeg()` reads YCCK", async () => {
  // The first three are YCbCr of the inks themselves, so white paper is Y = 0 here and K = 255.
  assert.deepEqual(await decodeFlat({ samples: [0, 128, 128, 255], adobe: 2 }), [
    255,
    255,
    255,
    255,
  ]);
  assert.deepEqual(await decodeFlat({ samples: [55, 128, 128, 255], adobe: 2 }), [
    200,
    200,
    200,
    255,
  ]);
});

Deno.test("`decodeJpeg()` refuses every cut of a file, and never fills it with gray", async () => {
  const bytes = await encodeJpeg(rampPixels(40, 24), 92);
  const { width, height } = await decodeJpeg(bytes);
  assert.deepEqual([width, height], [40, 24]);
  for (let part = 0.1; part < 1; part += 0.1) {
    const cut = bytes.subarray(0, Math.floor(bytes.length * part));
    await assert.rejects(decodeJpeg(cut), Error, `${part}`);
  }
  await assert.rejects(decodeJpeg(bytes.subarray(0, bytes.length - 3)), Error);
});

Deno.test("`decodeJpeg()` refuses a file of a hundred scans and more", async () => {
  const scans = Array.from({ length: 101 }, () => jpegSegment(0xda, [1, 1, 0, 0, 63, 0]));
  await assert.rejects(decodeJpeg(insertSegments(makeJpeg({ samples: [1] }), scans)), /scans/);
});
