import assert from "node:assert/strict";
import { Stopwatch } from "../../src/stylize/stopwatch.ts";

const small = { width: 10, height: 10, iterations: 2 };
const large = { width: 20, height: 10, iterations: 3 };

Deno.test("`Stopwatch` plans all iterations and knows nothing before the first", () => {
  const watch = new Stopwatch([small, large]);
  assert.equal(watch.planned, 5);
  assert.equal(watch.median(), 0);
  assert.equal(watch.secondsLeft(), 0);
});

Deno.test("`Stopwatch` foretells larger rungs by their pixels", () => {
  const watch = new Stopwatch([small, large]);
  watch.lap(small);
  const seconds = watch.median();
  // One iteration of the small rung is left, and three of the large one at twice the pixels.
  assert.ok(Math.abs(watch.secondsLeft() - 7 * seconds) <= 1e-9 + 1e-9 * seconds);
  watch.lap(small);
  watch.lap(large);
  watch.lap(large);
  watch.lap(large);
  assert.equal(watch.secondsLeft(), 0);
});
