import assert from "node:assert/strict";
import { hasTransparency } from "../../src/image/has_transparency.ts";
import { drawPixels, flatPixels } from "../support/drawn_pixels.ts";

Deno.test("`hasTransparency()` finds one pixel that is less than opaque", () => {
  assert.equal(hasTransparency(flatPixels(5, 5, [0, 0, 0, 255])), false);
  assert.equal(
    hasTransparency(drawPixels(5, 5, (x, y) => [9, 9, 9, x + y === 8 ? 254 : 255])),
    true,
  );
});
