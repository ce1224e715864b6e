import assert from "node:assert/strict";
import { decode } from "../../src/image/decode.ts";
import { encode, type EncodeOptions } from "../../src/image/encode.ts";
import { flatten } from "../../src/image/flatten.ts";
import { sniffFormat } from "../../src/image/format.ts";
import { readPngText } from "../../src/image/png_text.ts";
import { flatPixels, noisePixels, pixelAt } from "../support/drawn_pixels.ts";

Deno.test("`encode()` writes what it is asked for", async () => {
  for (const format of ["png", "jpeg", "webp"] as const) {
    assert.equal(sniffFormat(await encode(flatPixels(3, 2, [1, 2, 3, 4]), { format })), format);
  }
});

Deno.test("`encode()` keeps every byte in a PNG, hidden colors too", async () => {
  const pixels = noisePixels(31, 17);
  for (let at = 3; at < pixels.data.length; at += 12) pixels.data[at] = 0;
  assert.deepEqual(await decode(await encode(pixels, { format: "png" })), pixels);
});

Deno.test("`encode()` lays a transparent JPEG on the background, white by default", async () => {
  const clear = flatPixels(8, 8, [0, 0, 0, 0]);
  const white = await decode(await encode(clear, { format: "jpeg" }));
  assert.deepEqual(pixelAt(white, 4, 4), [255, 255, 255, 255]);
  const black = await decode(await encode(clear, { format: "jpeg", background: "#000" }));
  assert.deepEqual(pixelAt(black, 4, 4), [0, 0, 0, 255]);
});

Deno.test("`encode()` writes smaller files at lower quality", async () => {
  for (const format of ["jpeg", "webp"] as const) {
    const pixels = flatten(noisePixels(64, 64), "#888888");
    const low = await encode(pixels, { format, quality: 20 });
    const high = await encode(pixels, { format, quality: 95 });
    assert.ok(low.length < high.length / 2, format);
  }
});

Deno.test("`encode()` keeps texts in a PNG", async () => {
  const bytes = await encode(flatPixels(1, 1, [1, 2, 3, 4]), {
    format: "png",
    text: { Key: "value" },
  });
  assert.equal(readPngText(bytes, "Key"), "value");
});

Deno.test("`encode()` refuses options and pixels that make no sense", async () => {
  const pixels = flatPixels(1, 1, [1, 2, 3, 4]);
  const format = "jpeg";
  await assert.rejects(encode(pixels, { format, quality: 0 }), RangeError);
  await assert.rejects(encode(pixels, { format, quality: 101 }), RangeError);
  await assert.rejects(encode(pixels, { format, background: "red" }), SyntaxError);
  await assert.rejects(encode({ ...pixels, width: 2 }, { format }), TypeError);
  const gif = { format: "gif" } as unknown as EncodeOptions;
  await assert.rejects(encode(pixels, gif), /choose one of png, jpeg, webp/);
});
