import assert from "node:assert/strict";
import { fromPlane, toAlpha, toPlane } from "../../src/image/plane.ts";
import { drawPixels, noisePixels } from "../support/drawn_pixels.ts";

Deno.test("`toPlane()` and `fromPlane()` give all 256 levels back", () => {
  const pixels = drawPixels(256, 1, (x) => [x, 255 - x, x ^ 85, 255]);
  assert.deepEqual(fromPlane(toPlane(pixels)), pixels);
});

Deno.test("`fromPlane()` takes alpha bytes and wants one a pixel", () => {
  const pixels = noisePixels(7, 5);
  const alpha = pixels.data.filter((_, at) => at % 4 === 3);
  assert.deepEqual(fromPlane(toPlane(pixels), alpha), pixels);
  assert.throws(() => fromPlane(toPlane(pixels), new Uint8Array(3)), TypeError);
});

Deno.test("`fromPlane()` rounds to the nearest byte, clamps, and makes black of NaN", () => {
  const data = Float32Array.of(100.4 / 255, 100.6 / 255, -0.1, 1.1, NaN, 0.5);
  const { data: bytes } = fromPlane({ width: 2, height: 1, data });
  assert.deepEqual([...bytes], [100, 101, 0, 255, 255, 0, 128, 255]);
});

Deno.test("`toAlpha()` gives one number from 0 to 1 a pixel", () => {
  const pixels = drawPixels(3, 1, (x) => [9, 9, 9, [0, 51, 255][x] ?? 0]);
  assert.deepEqual(toAlpha(pixels), Float32Array.of(0, 0.2, 1));
});
