import assert from "node:assert/strict";
import { concatBytes } from "../../src/image/concat.ts";
import { convertToSrgb } from "../../src/image/convert_color.ts";
import { decode } from "../../src/image/decode.ts";
import { encode } from "../../src/image/encode.ts";
import { PNG_SIGNATURE, writePngChunk } from "../../src/image/png_chunks.ts";
import { deflateSync } from "node:zlib";
import { flatPixels, noisePixels, pixelAt, type Rgba } from "../support/drawn_pixels.ts";
import {
  makeGrayProfile,
  makeRgbProfile,
  P3_COLUMNS,
  SRGB_COLUMNS,
  SRGB_CURVE,
  tableCurve,
} from "../support/made_icc.ts";
import { insertSegments, jpegSegment } from "../support/made_jpeg.ts";

const P3 = makeRgbProfile(P3_COLUMNS, SRGB_CURVE);

function convert(profile: Uint8Array, color: Rgba): number[] {
  const pixels = flatPixels(1, 1, color);
  convertToSrgb(pixels, profile);
  return pixelAt(pixels, 0, 0);
}

function assertWithinOne(actual: readonly number[], expected: readonly number[]): void {
  const near = actual.every((value, at) => Math.abs(value - (expected[at] ?? NaN)) <= 1);
  assert.ok(near, `${actual} is not ${expected}`);
}

Deno.test("`convertToSrgb()` clips the primaries of Display P3", () => {
  assert.deepEqual(convert(P3, [255, 0, 0, 255]), [255, 0, 0, 255]);
  assert.deepEqual(convert(P3, [0, 255, 0, 255]), [0, 255, 0, 255]);
});

Deno.test("`convertToSrgb()` keeps grays gray and alpha as it is", () => {
  for (const level of [0, 1, 17, 128, 200, 254, 255]) {
    assertWithinOne(convert(P3, [level, level, level, 77]), [level, level, level, 77]);
  }
});

Deno.test("`convertToSrgb()` moves a muted P3 color as computed by hand", () => {
  // Light of 128 is .2159 and of 64 is .0513. P3 to sRGB in light: red 1.2249 .2159 - .2249 .0513 = .2529,
  // green -.0420 .2159 + 1.0420 .0513 = .0444, blue -.0196 .2159 - .0786 .0513 + 1.0983 .0513 = .0481,
  // and back as bytes 137.8, 59.4 and 61.9.
  assertWithinOne(convert(P3, [128, 64, 64, 255]), [138, 59, 62, 255]);
});

Deno.test("`convertToSrgb()` leaves pixels alone under a profile that means sRGB", () => {
  const pixels = noisePixels(20, 20);
  const before = pixels.data.slice();
  convertToSrgb(pixels, makeRgbProfile(SRGB_COLUMNS, SRGB_CURVE));
  assert.deepEqual(pixels.data, before);
});

Deno.test("`convertToSrgb()` applies a gray curve", () => {
  // Light .5 is 187.5 in sRGB, and light .2159 is 128.
  assertWithinOne(convert(makeGrayProfile(tableCurve([])), [128, 128, 128, 9]), [188, 188, 188, 9]);
  assertWithinOne(convert(makeGrayProfile(tableCurve([])), [55, 55, 55, 9]), [128, 128, 128, 9]);
});

Deno.test("`convertToSrgb()` takes a damaged or unknown profile as sRGB", () => {
  for (const length of [0, 40, 140, 200, 260]) {
    assert.deepEqual(convert(P3.subarray(0, length), [255, 0, 90, 255]), [255, 0, 90, 255]);
  }
});

Deno.test("`decode()` converts the profile of a PNG and of a JPEG", async () => {
  const picture = flatPixels(8, 8, [128, 64, 64, 255]);
  const png = await encode(picture, { format: "png" });
  const packed = concatBytes([new TextEncoder().encode("P3\0\0"), new Uint8Array(deflateSync(P3))]);
  const chunk = writePngChunk({ type: "iCCP", payload: packed });
  const head = PNG_SIGNATURE + 25;
  const withChunk = concatBytes([png.subarray(0, head), chunk, png.subarray(head)]);
  assertWithinOne(pixelAt(await decode(withChunk), 3, 3), [138, 59, 62, 255]);
  const jpeg = await encode(picture, { format: "jpeg", quality: 100 });
  const segment = jpegSegment(0xe2, [...new TextEncoder().encode("ICC_PROFILE\0"), 1, 1, ...P3]);
  // The codec itself may be off by one, and the conversion enlarges that by up to a quarter.
  const converted = pixelAt(await decode(insertSegments(jpeg, [segment])), 3, 3);
  [138, 59, 62].forEach((value, at) => assert.ok(Math.abs((converted[at] ?? 0) - value) <= 3));
});
