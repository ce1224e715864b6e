import assert from "node:assert/strict";
import { growBounds, visibleBounds } from "../../src/image/bounds.ts";
import { drawPixels, flatPixels } from "../support/drawn_pixels.ts";

Deno.test("`visibleBounds()` holds every pixel with alpha, however faint", () => {
  const spots = ["3,2", "7,5"];
  const pixels = drawPixels(10, 8, (x, y) => [0, 0, 0, spots.includes(`${x},${y}`) ? 1 : 0]);
  assert.deepEqual(visibleBounds(pixels), { x: 3, y: 2, width: 5, height: 4 });
  const full = { x: 0, y: 0, width: 4, height: 3 };
  assert.deepEqual(visibleBounds(flatPixels(4, 3, [0, 0, 0, 255])), full);
});

Deno.test("`visibleBounds()` of nothing visible is undefined", () => {
  assert.equal(visibleBounds(flatPixels(4, 3, [255, 255, 255, 0])), undefined);
});

Deno.test("`growBounds()` adds 5% of the longest side and stays in the picture", () => {
  const rect = { x: 50, y: 3, width: 100, height: 40 };
  const size = { width: 152, height: 300 };
  assert.deepEqual(growBounds(rect, { size }), { x: 45, y: 0, width: 107, height: 48 });
  assert.deepEqual(growBounds(rect, { size, fraction: 0 }), rect);
});
