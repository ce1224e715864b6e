import assert from "node:assert/strict";
import { arc, curve, ellipse, hole, rectangle, stroke } from "./contours.ts";
import { type Contour, coverageOf } from "./raster.ts";

/** Area by the shoelace formula; positive where the contour turns clockwise as seen. */
function area(contour: Contour): number {
  let twice = 0;
  let from = contour.at(-1) ?? [0, 0];
  for (const to of contour) {
    twice += from[0] * to[1] - to[0] * from[1];
    from = to;
  }
  return twice / 2;
}

function near(value: number, expected: number): void {
  // 0.5%: chords lie inside the arcs they stand for
  assert.ok(Math.abs(value / expected - 1) < 0.005, `${value} beside ${expected}`);
}

Deno.test("`rectangle()` loses (4 - pi) r^2 of its area to round corners", () => {
  near(area(rectangle([3, 4, 50, 30])), 1500);
  near(area(rectangle([3, 4, 50, 30], 10)), 1500 - (4 - Math.PI) * 100);
});

Deno.test("`ellipse()` has the area pi a b, and `hole()` turns it around", () => {
  near(area(ellipse([0, 0], [20, 7])), Math.PI * 140);
  near(area(hole(ellipse([0, 0], [20, 7]))), -Math.PI * 140);
});

Deno.test("`arc()` starts and ends at its angles", () => {
  const points = arc([10, 10], { radius: 5, start: 0, turn: Math.PI / 2 });
  const last = points.at(-1) ?? [0, 0];
  assert.deepEqual(points[0], [15, 10]);
  assert.ok(Math.hypot(last[0] - 10, last[1] - 15) < 1e-9);
});

Deno.test("`curve()` passes through its ends and, when straight, through the middle", () => {
  const points = curve([[0, 0], [4, 2], [8, 4], [12, 6]]);
  assert.deepEqual(points[0], [0, 0]);
  assert.deepEqual(points.at(-1), [12, 6]);
  assert.deepEqual(points[12], [6, 3]);
});

Deno.test("`stroke()` covers a straight line's length times its width and two half circles", () => {
  near(area(stroke([[10, 10], [30, 25]], 6)[0] ?? []), 25 * 6 + Math.PI * 9);
});

Deno.test("`stroke()` joins its pieces without a gap or a doubled edge", () => {
  const { data } = coverageOf({ width: 40, height: 20 }, stroke([[5, 10], [20, 10], [35, 10]], 6));
  near(data.reduce((total, share) => total + share, 0), 30 * 6 + Math.PI * 9);
});
