import assert from "node:assert/strict";
import { startAverage, updateAverage } from "../../src/optim/average.ts";

Deno.test("`updateAverage()` equals the decayed sum divided by its weights", () => {
  const decay = 0.9;
  const average = startAverage({ size: 2, decay });
  const points = Array.from({ length: 50 }, (_, i) => [Math.sin(i), i * i]);
  for (const point of points) updateAverage(average, Float32Array.from(point));
  const weights = points.map((_, i) => decay ** (points.length - 1 - i));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const component of [0, 1]) {
    const expected = points.reduce((sum, point, i) => sum + weights[i]! * point[component]!, 0) /
      total;
    // Fifty f32 roundings of values up to the expected size, or 1.
    const tolerance = 50 * 2 ** -24 * Math.max(1, Math.abs(expected));
    assert.ok(Math.abs(average.value[component]! - expected) < tolerance);
  }
});

Deno.test("`updateAverage()` takes the first point as it is and keeps a constant", () => {
  const average = startAverage({ size: 1, decay: 0.99 });
  const point = Float32Array.of(0.7);
  for (let i = 0; i < 1000; i++) updateAverage(average, point);
  assert.deepEqual(average.value, point);
  assert.equal(average.count, 1000);
});

Deno.test("`updateAverage()` with decay 0 is the last point", () => {
  const average = startAverage({ size: 1, decay: 0 });
  for (const value of [1, 5, -3]) updateAverage(average, Float32Array.of(value));
  assert.deepEqual(average.value, Float32Array.of(-3));
});

Deno.test("`startAverage()` refuses a decay of 1, which would never move", () => {
  assert.throws(() => startAverage({ size: 1, decay: 1 }), {
    name: "RangeError",
    message: /averaging/,
  });
});
