import assert from "node:assert/strict";
import type { Pixels, Plane } from "../../src/image/pixels.ts";
import { toPlane } from "../../src/image/plane.ts";
import { finishPicture } from "../../src/stylize/finish_picture.ts";
import { type PaintFrame, planFrame } from "../../src/stylize/paint_frame.ts";
import { startImage } from "../../src/stylize/start_image.ts";
import { seededPixels } from "../support/seeded_pixels.ts";

const plain = { color: "style", alpha: "content", output: "painted" } as const;

const spot = seededPixels({
  width: 60,
  height: 40,
  seed: 8,
  alphaAt: (x, y) => Math.max(0, Math.min(255, 400 - 30 * Math.hypot(x - 30, y - 20))),
});

function alphaOf(pixels: Pixels): number[] {
  return [...pixels.data].filter((_, at) => at % 4 === 3);
}

function painted(
  source: Pixels,
  size: number | "original",
): { frame: PaintFrame; plane: Plane } {
  const frame = planFrame(source, { size, name: "content" });
  const plane = startImage({ kind: "noise", seed: 1 }, frame.patch);
  return { frame, plane };
}

Deno.test("`finishPicture()` keeps the content's alpha byte for byte at `original`", () => {
  const { frame, plane } = painted(spot, "original");
  const result = finishPicture(plane, frame, plain);
  assert.deepEqual([result.width, result.height], [60, 40]);
  assert.deepEqual(alphaOf(result), alphaOf(spot));
});

Deno.test("`finishPicture()` keeps the content's alpha byte for byte with output `content`", () => {
  const { frame, plane } = painted(spot, 100);
  const result = finishPicture(plane, frame, { ...plain, output: "content" });
  assert.deepEqual([result.width, result.height], [60, 40]);
  assert.deepEqual(alphaOf(result), alphaOf(spot));
});

Deno.test("`finishPicture()` delivers the painted canvas, and a longest side when asked", () => {
  const { frame, plane } = painted(spot, 100);
  const { canvas } = frame;
  const whole = finishPicture(plane, frame, plain);
  assert.deepEqual([whole.width, whole.height], [canvas.width, canvas.height]);
  const small = finishPicture(plane, frame, { ...plain, output: 30 });
  assert.deepEqual([small.width, small.height], [30, 20]);
});

Deno.test("`finishPicture()` puts painted pixels where the crop came from", () => {
  const { frame, plane } = painted(spot, "original");
  const result = finishPicture(plane, frame, plain);
  const { x, y, width } = frame.crop;
  const row = 12, column = 9;
  const at = ((y + row) * 60 + x + column) * 4;
  const from = (row * width + column) * 3;
  assert.deepEqual(
    [...result.data.slice(at, at + 3)],
    [...plane.data.slice(from, from + 3)].map((value) => Math.round(value * 255)),
  );
});

Deno.test("`finishPicture()` grows painted colors over everything with alpha `opaque`", () => {
  const { frame } = painted(spot, "original");
  const { width, height } = frame.patch;
  const plane = { width, height, data: new Float32Array(width * height * 3).fill(0.5) };
  const result = finishPicture(plane, frame, { ...plain, alpha: "opaque" });
  for (let at = 0; at < result.data.length; at += 4) {
    assert.deepEqual([...result.data.slice(at, at + 4)], [128, 128, 128, 255]);
  }
});

Deno.test("`finishPicture()` keeps the content's colors with color `content`", () => {
  const source = seededPixels({ width: 40, height: 30, seed: 3 });
  const frame = planFrame(source, { size: "original", name: "content" });
  const result = finishPicture(toPlane(source), frame, { ...plain, color: "content" });
  // Painted with itself, luma and chroma are its own; only rounding is left.
  result.data.forEach((value, at) => assert.ok(Math.abs(value - source.data[at]!) <= 1));
});
