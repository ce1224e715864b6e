import assert from "node:assert/strict";
import { flatten } from "../../src/image/flatten.ts";
import { drawPixels, pixelAt } from "../support/drawn_pixels.ts";

Deno.test("`flatten()` mixes with the background by alpha", () => {
  const pixels = drawPixels(3, 1, (x) => [200, 100, 0, [0, 51, 255][x] ?? 0]);
  const result = flatten(pixels, "#0000ff");
  assert.deepEqual(pixelAt(result, 0, 0), [0, 0, 255, 255]);
  assert.deepEqual(pixelAt(result, 1, 0), [40, 20, 204, 255]);
  assert.deepEqual(pixelAt(result, 2, 0), [200, 100, 0, 255]);
  assert.deepEqual(pixelAt(pixels, 0, 0), [200, 100, 0, 0]);
});
