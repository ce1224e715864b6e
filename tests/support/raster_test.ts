import assert from "node:assert/strict";
import { ellipse, hole, rectangle } from "./contours.ts";
import { coverageOf, createPicture, fillContours, layPaint, soften } from "./raster.ts";

const SIZE = { width: 64, height: 48 };

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

Deno.test("`coverageOf()` finds the area of a circle within 1%", () => {
  const { data } = coverageOf(SIZE, [ellipse([30.3, 24.7], [17.2, 17.2])]);
  const exact = Math.PI * 17.2 ** 2;
  assert.ok(Math.abs(sum(data) / exact - 1) < 0.01, `${sum(data)} beside ${exact}`);
});

Deno.test("`coverageOf()` is exact for a rectangle on eighths of a pixel", () => {
  const { data } = coverageOf({ width: 4, height: 3 }, [rectangle([0.5, 0.25, 2.25, 1.5])]);
  const rows = [[0.375, 0.75, 0.5625, 0], [0.375, 0.75, 0.5625, 0], [0, 0, 0, 0]];
  rows.flat().forEach((share, at) => {
    // 1e-6: sums of eight f32 shares
    assert.ok(Math.abs((data[at] ?? 0) - share) < 1e-6, `${data[at]} beside ${share} at ${at}`);
  });
});

Deno.test("`coverageOf()` counts overlapping contours once and cuts a reversed one out", () => {
  const square = rectangle([10, 10, 20, 20]);
  assert.equal(sum(coverageOf(SIZE, [square, square]).data), 400);
  const frame = coverageOf(SIZE, [square, hole(rectangle([15, 15, 10, 10]))]);
  assert.equal(sum(frame.data), 300);
});

Deno.test("`coverageOf()` clips what lies outside the picture", () => {
  const { data } = coverageOf(SIZE, [rectangle([-10, -10, 20, 20])]);
  assert.equal(sum(data), 100);
});

Deno.test("`soften()` keeps the amount of coverage and spreads it evenly to both sides", () => {
  const soft = soften(coverageOf(SIZE, [rectangle([24, 16, 16, 16])]), 3);
  assert.ok(Math.abs(sum(soft.data) - 256) < 0.01);
  const row = Array.from(soft.data.subarray(24 * 64, 25 * 64));
  row.forEach((share, x) => assert.ok(Math.abs(share - (row[63 - x] ?? 0)) < 1e-5));
  assert.ok((row[21] ?? 0) > 0.05 && (row[21] ?? 0) < 0.5);
});

Deno.test("`layPaint()` mixes straight alpha by source-over", () => {
  const picture = createPicture({ width: 1, height: 1, color: [0, 0, 200, 0.4] });
  const coverage = { width: 1, height: 1, data: Float32Array.of(1) };
  layPaint(picture, { coverage, paint: [100, 0, 0, 0.6] });
  // Alpha .6 + .4 * .4 = .76 (193.8); red 100 * .6 / .76 = 78.9; blue 200 * .16 / .76 = 42.1.
  assert.deepEqual([...picture.data], [79, 0, 42, 194]);
});

Deno.test("`fillContours()` leaves pixels outside untouched and gives edges partial alpha", () => {
  const picture = createPicture(SIZE);
  fillContours(picture, { contours: [rectangle([10.5, 10, 10, 10])], paint: [9, 8, 7, 1] });
  const at = (x: number, y: number): number[] => [
    ...picture.data.subarray((y * 64 + x) * 4, (y * 64 + x) * 4 + 4),
  ];
  assert.deepEqual(at(9, 12), [0, 0, 0, 0]);
  assert.deepEqual(at(10, 12), [9, 8, 7, 128]);
  assert.deepEqual(at(12, 12), [9, 8, 7, 255]);
});
