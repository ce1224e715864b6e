import assert from "node:assert/strict";
import { toPlane } from "../../src/image/plane.ts";
import { startImage } from "../../src/stylize/start_image.ts";
import { seededPixels } from "../support/seeded_pixels.ts";

const size = { width: 32, height: 16 };

Deno.test("`startImage()` draws the same uniform noise for the same seed", () => {
  const first = startImage({ kind: "noise", seed: 4 }, size).data;
  assert.deepEqual(startImage({ kind: "noise", seed: 4 }, size).data, first);
  assert.notDeepEqual(startImage({ kind: "noise", seed: 5 }, size).data, first);
  const mean = first.reduce((a, b) => a + b, 0) / first.length;
  // The mean of n uniform numbers has a standard deviation of 0.29 / sqrt(1536) = 0.007; five of them.
  assert.ok(Math.abs(mean - 0.5) < 0.037, `mean ${mean}`);
  assert.ok(first.every((value) => value >= 0 && value < 1));
});

Deno.test("`startImage()` resizes a picture to fit", () => {
  const plane = toPlane(seededPixels({ width: 64, height: 64, seed: 2 }));
  const start = startImage({ kind: "picture", plane }, size);
  assert.deepEqual([start.width, start.height], [32, 16]);
});

Deno.test("`startImage()` covers the size with the middle of a style", () => {
  const pixels = seededPixels({ width: 16, height: 64, seed: 2 });
  const plane = toPlane(pixels);
  const start = startImage({ kind: "cover", plane }, { width: 16, height: 16 });
  assert.deepEqual(start.data, plane.data.slice(24 * 16 * 3, 40 * 16 * 3));
});
