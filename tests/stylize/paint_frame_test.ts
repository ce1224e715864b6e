import assert from "node:assert/strict";
import { planFrame, seenPart } from "../../src/stylize/paint_frame.ts";
import { seededPixels } from "../support/seeded_pixels.ts";

Deno.test("`planFrame()` paints an opaque picture whole", () => {
  const source = seededPixels({ width: 200, height: 100, seed: 1 });
  const frame = planFrame(source, { size: 64, name: "content" });
  assert.deepEqual(frame.crop, { x: 0, y: 0, width: 200, height: 100 });
  assert.deepEqual(frame.canvas, { width: 64, height: 32 });
  assert.deepEqual(frame.patch, { x: 0, y: 0, width: 64, height: 32 });
  assert.equal(frame.visibility, undefined);
});

Deno.test("`planFrame()` crops to what is visible plus 5% and lets size mean that crop", () => {
  const source = seededPixels({
    width: 300,
    height: 200,
    seed: 1,
    alphaAt: (x, y) => x >= 100 && x < 200 && y >= 80 && y < 120 ? 255 : 0,
  });
  const frame = planFrame(source, { size: 220, name: "content" });
  assert.deepEqual(frame.crop, { x: 95, y: 75, width: 110, height: 50 });
  assert.deepEqual(frame.patch, { x: 190, y: 150, width: 220, height: 100 });
  assert.deepEqual(frame.canvas, { width: 600, height: 400 });
  assert.equal(frame.visibility?.length, 110 * 50);
});

Deno.test("`planFrame()` keeps the own pixels of the crop at `original`", () => {
  const source = seededPixels({ width: 33, height: 21, seed: 1 });
  const frame = planFrame(source, { size: "original", name: "content" });
  assert.deepEqual(frame.canvas, { width: 33, height: 21 });
});

Deno.test("`planFrame()` refuses a picture of which nothing is visible, by name", () => {
  const source = seededPixels({ width: 8, height: 8, seed: 1, alphaAt: () => 0 });
  assert.throws(() => planFrame(source, { size: 64, name: "ghost.png" }), {
    name: "ImageFormatError",
    message: /ghost\.png as it is fully transparent/,
  });
});

Deno.test("`planFrame()` paints a single pixel", () => {
  const frame = planFrame(seededPixels({ width: 1, height: 1, seed: 1 }), {
    size: 64,
    name: "dot",
  });
  assert.deepEqual(frame.patch, { x: 0, y: 0, width: 64, height: 64 });
});

Deno.test("`seenPart()` fills hidden pixels from visible ones and keeps their alpha", () => {
  const source = seededPixels({
    width: 4,
    height: 1,
    seed: 3,
    alphaAt: (x) => x === 0 ? 255 : 0,
  });
  const { plane, visibility } = seenPart(source);
  assert.deepEqual([...visibility!], [1, 0, 0, 0]);
  for (let channel = 0; channel < 3; channel++) {
    assert.equal(plane.data[9 + channel], Math.fround(source.data[channel]! / 255));
  }
});
