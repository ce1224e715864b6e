import assert from "node:assert/strict";
import { paste } from "../../src/image/paste.ts";
import { drawPixels, flatPixels, pixelAt } from "../support/drawn_pixels.ts";

const BASE = flatPixels(3, 3, [1, 1, 1, 255]);
const PATCH = drawPixels(2, 2, (x, y) => [10 * x + 100, 10 * y, 0, 9]);

Deno.test("`paste()` replaces pixels, alpha included, and leaves the base alone", () => {
  const result = paste(BASE, { patch: PATCH, x: 1, y: 1 });
  assert.deepEqual(pixelAt(result, 2, 1), [110, 0, 0, 9]);
  assert.deepEqual(pixelAt(result, 0, 0), [1, 1, 1, 255]);
  assert.deepEqual(pixelAt(BASE, 2, 1), [1, 1, 1, 255]);
});

Deno.test("`paste()` cuts off what sticks out on any side", () => {
  assert.deepEqual(pixelAt(paste(BASE, { patch: PATCH, x: -1, y: -1 }), 0, 0), [110, 10, 0, 9]);
  assert.deepEqual(pixelAt(paste(BASE, { patch: PATCH, x: 2, y: 2 }), 2, 2), [100, 0, 0, 9]);
  for (const [x, y] of [[3, 0], [0, 3], [-2, 0], [0, -2]] as const) {
    assert.deepEqual(paste(BASE, { patch: PATCH, x, y }), BASE);
  }
});
