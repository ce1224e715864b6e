import assert from "node:assert/strict";
import { createRandom } from "../../src/base/random.ts";
import { findNearestVisible, NONE } from "../../src/image/nearest_visible.ts";
import { drawPixels, flatPixels } from "../support/drawn_pixels.ts";

Deno.test("`findNearestVisible()` is as near as trying every visible pixel", () => {
  for (
    const [width, height, share] of [[23, 17, 0.02], [40, 9, 0.3], [1, 30, 0.1], [
      30,
      1,
      0.1,
    ]] as const
  ) {
    const random = createRandom(width);
    const pixels = drawPixels(width, height, () => [0, 0, 0, random() < share ? 200 : 0]);
    pixels.data[3] = 1;
    const places = Array.from({ length: width * height }, (_, at) => at);
    const seeds = places.filter((at) => pixels.data[at * 4 + 3] !== 0);
    const distance = (a: number, b: number): number =>
      ((a % width) - (b % width)) ** 2 + (Math.floor(a / width) - Math.floor(b / width)) ** 2;
    findNearestVisible(pixels).forEach((seed, at) => {
      assert.ok(seeds.includes(seed));
      const best = Math.min(...seeds.map((other) => distance(at, other)));
      assert.equal(distance(at, seed), best, `${at} of ${width} x ${height}`);
    });
  }
});

Deno.test("`findNearestVisible()` of nothing visible is none everywhere", () => {
  const nearest = findNearestVisible(flatPixels(4, 3, [1, 2, 3, 0]));
  assert.deepEqual([...nearest], new Array(12).fill(NONE));
});
