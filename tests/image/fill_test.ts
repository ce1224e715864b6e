import assert from "node:assert/strict";
import { fillHidden } from "../../src/image/fill.ts";
import { drawPixels, flatPixels, noisePixels, pixelAt } from "../support/drawn_pixels.ts";

Deno.test("`fillHidden()` gives hidden pixels the nearest visible color and keeps their alpha", () => {
  const pixels = drawPixels(9, 1, (x) => {
    return x === 1 ? [10, 20, 30, 255] : x === 7 ? [40, 50, 60, 1] : [200, 200, 200, 0];
  });
  const filled = fillHidden(pixels);
  assert.deepEqual(pixelAt(filled, 3, 0), [10, 20, 30, 0]);
  assert.deepEqual(pixelAt(filled, 5, 0), [40, 50, 60, 0]);
  assert.deepEqual(pixelAt(filled, 7, 0), [40, 50, 60, 1]);
  assert.deepEqual(pixelAt(pixels, 3, 0), [200, 200, 200, 0]);
});

Deno.test("`fillHidden()` leaves all visible pixels and whole pictures as they are", () => {
  const pixels = noisePixels(20, 20);
  for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] ||= 1;
  assert.deepEqual(fillHidden(pixels), pixels);
  const nothing = flatPixels(3, 3, [9, 8, 7, 0]);
  assert.deepEqual(fillHidden(nothing), nothing);
});
