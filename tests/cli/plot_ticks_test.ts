import assert from "node:assert/strict";
import { decadeTicks, evenTicks } from "../../src/cli/plot_ticks.ts";

Deno.test("`evenTicks()` puts round numbers between two iterations", () => {
  assert.deepEqual(evenTicks(1, 300).map(({ value }) => value), [50, 100, 150, 200, 250, 300]);
  assert.deepEqual(evenTicks(1, 4).map(({ value }) => value), [1, 2, 3, 4]);
});

Deno.test("`evenTicks()` never crowds an axis", () => {
  for (const last of [2, 3, 7, 60, 99, 1000, 30_000]) {
    const count = evenTicks(1, last).length;
    assert.ok(count >= 1 && count <= 7, `${last}: ${count}`);
  }
});

Deno.test("`decadeTicks()` names powers of ten, and 2 and 5 times where there is room", () => {
  const labels = (low: number, high: number) => decadeTicks(low, high).map(({ label }) => label);
  assert.deepEqual(labels(-1, 0.5), ["0.1", "0.2", "0.5", "1", "2"]);
  assert.deepEqual(labels(3, 7), ["1000", "1e4", "1e5", "1e6", "1e7"]);
});

Deno.test("`decadeTicks()` tells the ends of an axis that holds no round number", () => {
  assert.deepEqual(decadeTicks(Math.log10(3), Math.log10(4)).map(({ label }) => label), [
    "3.00",
    "4.00",
  ]);
});

Deno.test("`decadeTicks()` never crowds an axis", () => {
  for (const high of [1, 5, 11, 40]) assert.ok(decadeTicks(0, high).length <= 11);
});
