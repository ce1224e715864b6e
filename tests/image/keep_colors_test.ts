import assert from "node:assert/strict";
import { keepColors } from "../../src/image/keep_colors.ts";
import { largestDifference, noisePlane } from "../support/drawn_pixels.ts";

const RESULT = noisePlane(30, (a, b, c) => [a, b, c], 1);
const CONTENT = noisePlane(30, (a, b, c) => [a, b, c], 2);

function lumaOf(data: Float32Array): number[] {
  return Array.from({ length: data.length / 3 }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(3 * at, 3 * at + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
}

Deno.test("`keepColors()` has the luma of the result everywhere and stays within 0 and 1", () => {
  const { data } = keepColors(RESULT, CONTENT);
  assert.ok(largestDifference(lumaOf(data), lumaOf(RESULT.data)) < 1e-6);
  assert.ok(data.every((value) => value >= -1e-6 && value <= 1 + 1e-6));
});

Deno.test("`keepColors()` has the chroma of the content where that fits", () => {
  const soften = (value: number): number => 0.4 + 0.2 * value;
  const result = { ...RESULT, data: RESULT.data.map(soften) };
  const content = { ...CONTENT, data: CONTENT.data.map(soften) };
  const { data } = keepColors(result, content);
  const [luma, contentLuma] = [lumaOf(data), lumaOf(content.data)];
  data.forEach((value, at) => {
    const pixel = Math.floor(at / 3);
    const chroma = (content.data[at] ?? 0) - (contentLuma[pixel] ?? 0);
    assert.ok(Math.abs(value - (luma[pixel] ?? 0) - chroma) < 1e-6);
  });
});

Deno.test("`keepColors()` of a picture and itself changes nothing, and white stays white", () => {
  assert.ok(largestDifference(keepColors(CONTENT, CONTENT).data, CONTENT.data) < 1e-6);
  const white = { ...RESULT, data: RESULT.data.map(() => 1) };
  assert.ok(largestDifference(keepColors(white, CONTENT).data, white.data) < 1e-6);
});

Deno.test("`keepColors()` wants one size", () => {
  const small = { width: 1, height: 1, data: new Float32Array(3) };
  assert.throws(() => keepColors(RESULT, small), /resize the content first/);
});
