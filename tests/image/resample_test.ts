import assert from "node:assert/strict";
import { resizeAlpha, resizePixels, resizePlane } from "../../src/image/resample.ts";
import {
  drawPixels,
  flatPixels,
  largestDifference,
  noisePixels,
  noisePlane,
  pixelAt,
} from "../support/drawn_pixels.ts";

const NOISE = noisePlane(48, (a, b, c) => [a, b, c]);
const SIZES = [[1, 1], [3, 40], [48, 17], [71, 96], [200, 5]] as const;

function meanOf(data: Float32Array): number {
  return data.reduce((sum, value) => sum + value, 0) / data.length;
}

Deno.test("`resizePlane()` keeps a flat picture flat at any size", () => {
  const flat = { width: 48, height: 48, data: new Float32Array(48 * 48 * 3).fill(0.3) };
  for (const [width, height] of SIZES) {
    const { data } = resizePlane(flat, { width, height });
    assert.equal(data.length, width * height * 3);
    // Weights are f32 and sum to 1 within their rounding.
    assert.ok(data.every((value) => Math.abs(value - 0.3) < 1e-6));
  }
});

Deno.test("`resizePlane()` to the same size is exact, and a copy", () => {
  const same = resizePlane(NOISE, NOISE);
  assert.deepEqual(same, NOISE);
  assert.notEqual(same.data, NOISE.data);
});

Deno.test("`resizePlane()` keeps the mean when shrinking by a whole ratio", () => {
  // Narrow noise stays clear of the clamp, which would shift the mean.
  const narrow = { ...NOISE, data: NOISE.data.map((value) => 0.4 + 0.2 * value) };
  for (const side of [24, 16, 12, 1]) {
    const { data } = resizePlane(narrow, { width: side, height: side });
    assert.ok(Math.abs(meanOf(data) - meanOf(narrow.data)) < 1e-5, `${side}`);
  }
});

Deno.test("`resizePlane()` stays within 0 and 1 beside hard edges", () => {
  const edge = { width: 8, height: 1, data: new Float32Array(24).fill(1, 12) };
  const { data } = resizePlane(edge, { width: 32, height: 1 });
  assert.ok(data.every((value) => value >= 0 && value <= 1));
  assert.equal(data[0], 0);
  assert.equal(data.at(-1), 1);
});

Deno.test("`resizePlane()` does not alias: a fine checkerboard shrinks to gray", () => {
  const data = new Float32Array(64 * 64 * 3).map((_, at) => {
    const pixel = Math.floor(at / 3);
    return (pixel + Math.floor(pixel / 64)) % 2;
  });
  const small = resizePlane({ width: 64, height: 64, data }, { width: 20, height: 20 });
  // Nearest-pixel sampling would give 0 and 1 here.
  assert.ok(small.data.every((value) => Math.abs(value - 0.5) < 0.02));
});

Deno.test("`resizeAlpha()` averages areas and never leaves 0 to 1", () => {
  const alpha = Float32Array.of(1, 0, 0, 0, 1, 1, 0, 0);
  const small = resizeAlpha(alpha, { from: { width: 4, height: 2 }, to: { width: 2, height: 1 } });
  assert.deepEqual(small, Float32Array.of(0.75, 0));
  const back = resizeAlpha(alpha, { from: { width: 4, height: 2 }, to: { width: 9, height: 5 } });
  assert.ok(back.every((value) => value >= 0 && value <= 1));
  const same = { width: 4, height: 2 };
  assert.deepEqual(resizeAlpha(alpha, { from: same, to: same }), alpha);
});

Deno.test("`resizePixels()` to the same size is exact", () => {
  const pixels = noisePixels(9, 7);
  assert.deepEqual(resizePixels(pixels, pixels), pixels);
});

Deno.test("`resizePixels()` never lets hidden colors bleed", () => {
  const pixels = drawPixels(40, 40, (x, y) => {
    return (x - 20) ** 2 + (y - 20) ** 2 < 150 ? [255, 0, 0, 255] : [0, 255, 0, 0];
  });
  for (const [width, height] of SIZES) {
    const { data } = resizePixels(pixels, { width, height });
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] === 0) continue;
      assert.deepEqual([...data.subarray(at, at + 3)], [255, 0, 0], `${width} x ${height}`);
    }
  }
});

Deno.test("`resizePixels()` of an opaque picture is opaque, and as sharp as the plane", () => {
  const pixels = drawPixels(30, 30, (x, y) => [x * 8, y * 8, (x ^ y) * 8, 255]);
  const data = new Float32Array(30 * 30 * 3).map((_, at) => {
    return (pixels.data[Math.floor(at / 3) * 4 + (at % 3)] ?? 0) / 255;
  });
  const size = { width: 50, height: 13 };
  const plane = resizePlane({ width: 30, height: 30, data }, size);
  const expected = drawPixels(50, 13, (x, y) => {
    const at = (y * 50 + x) * 3;
    const byte = (channel: number): number => Math.round((plane.data[at + channel] ?? 0) * 255);
    return [byte(0), byte(1), byte(2), 255];
  });
  // A value that falls between two bytes may be rounded either way.
  assert.ok(largestDifference(resizePixels(pixels, size).data, expected.data) <= 1);
});

Deno.test("`resizePixels()` of nothing visible is nothing visible", () => {
  const pixels = resizePixels(flatPixels(5, 5, [9, 9, 9, 0]), { width: 3, height: 8 });
  assert.deepEqual(pixelAt(pixels, 1, 1), [0, 0, 0, 0]);
});
