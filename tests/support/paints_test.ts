import assert from "node:assert/strict";
import { gradient, hex, radial } from "./paints.ts";

Deno.test("`hex()` reads channels in order", () => {
  assert.deepEqual(hex("#0a80ff", 0.25), [10, 128, 255, 0.25]);
});

Deno.test("`gradient()` is linear along its axis and constant across it and beyond its ends", () => {
  const paint = gradient([[0, 0], [10, 0]], [[0, 0, 0, 0], [100, 50, 0, 1]]);
  assert.deepEqual(paint(5, 77), [50, 25, 0, 0.5]);
  assert.deepEqual(paint(-4, 0), [0, 0, 0, 0]);
  assert.deepEqual(paint(14, 0), [100, 50, 0, 1]);
});

Deno.test("`radial()` depends on the distance alone", () => {
  const colors = [hex("#000000"), hex("#ff0000"), hex("#00ff00")];
  const paint = radial([10, 10], { reach: 10, colors });
  assert.deepEqual(paint(13, 14), [255, 0, 0, 1]);
  assert.deepEqual(paint(10, 15), paint(13, 14));
});
