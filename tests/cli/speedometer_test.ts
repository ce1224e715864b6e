import assert from "node:assert/strict";
import { Speedometer } from "../../src/cli/speedometer.ts";

Deno.test("`Speedometer` knows no speed after one iteration, and the mean of the laps after more", () => {
  const times = [0, 100, 300];
  const speedometer = new Speedometer(() => times.shift() ?? NaN);
  assert.equal(speedometer.lap(), undefined);
  assert.equal(speedometer.lap(), 10);
  assert.equal(speedometer.lap(), 2 / 0.3);
});

Deno.test("`Speedometer` forgets laps of a faster rung", () => {
  let now = 0;
  const speedometer = new Speedometer(() => now);
  for (let i = 0; i < 50; i++) {
    now += 10;
    speedometer.lap();
  }
  for (let i = 0; i < 16; i++) {
    now += 1000;
    speedometer.lap();
  }
  assert.equal(speedometer.lap(), 16 / 15);
});

Deno.test("`Speedometer` has no infinite speed where the clock stood still", () => {
  const speedometer = new Speedometer(() => 5);
  speedometer.lap();
  assert.equal(speedometer.lap(), undefined);
});
