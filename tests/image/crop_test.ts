import assert from "node:assert/strict";
import { crop } from "../../src/image/crop.ts";
import { paste } from "../../src/image/paste.ts";
import { noisePixels, pixelAt } from "../support/drawn_pixels.ts";

const PIXELS = noisePixels(9, 7);

Deno.test("`crop()` takes the rectangle, and `paste()` puts it back", () => {
  const part = crop(PIXELS, { x: 2, y: 3, width: 4, height: 2 });
  assert.deepEqual([part.width, part.height], [4, 2]);
  assert.deepEqual(pixelAt(part, 3, 1), pixelAt(PIXELS, 5, 4));
  assert.deepEqual(paste(PIXELS, { patch: part, x: 2, y: 3 }), PIXELS);
});

Deno.test("`crop()` refuses a rectangle that leaves the picture or is empty", () => {
  for (const rect of [[-1, 0, 2, 2], [8, 0, 2, 2], [0, 6, 1, 2], [0, 0, 0, 1]]) {
    const [x = 0, y = 0, width = 0, height = 0] = rect;
    assert.throws(() => crop(PIXELS, { x, y, width, height }), RangeError);
  }
});
