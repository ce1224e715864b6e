import assert from "node:assert/strict";
import { planRungs, spreadIterations } from "../../src/stylize/rungs.ts";
import { presetOf } from "../../src/stylize/presets.ts";

const { ladder } = presetOf("fast");

Deno.test("`planRungs()` walks the printed ladder of `fast` up to 512 px", () => {
  const rungs = planRungs({ width: 512, height: 512 }, { ladder });
  assert.deepEqual(rungs.map(({ width, iterations }) => [width, iterations]), [
    [128, 300],
    [181, 200],
    [256, 200],
    [362, 150],
    [512, 100],
  ]);
});

Deno.test("`planRungs()` walks the printed ladder of `preview`", () => {
  const rungs = planRungs({ width: 256, height: 128 }, { ladder: presetOf("preview").ladder });
  assert.deepEqual(rungs.map(({ width, height, iterations }) => [width, height, iterations]), [
    [128, 64, 120],
    [181, 91, 60],
    [256, 128, 30],
  ]);
});

Deno.test("`planRungs()` takes the count of the nearest listed size for sizes in between", () => {
  const rungs = planRungs({ width: 300, height: 200 }, { ladder });
  assert.deepEqual(rungs.map(({ width, iterations }) => [width, iterations]), [
    [150, 300],
    [212, 200],
    [300, 200],
  ]);
});

Deno.test("`planRungs()` keeps one rung for a picture below the smallest", () => {
  const rungs = planRungs({ width: 64, height: 64 }, { ladder });
  assert.deepEqual(rungs, [{ width: 64, height: 64, iterations: 300 }]);
});

Deno.test("`planRungs()` skips rungs whose short side would be under 16 px", () => {
  const rungs = planRungs({ width: 2000, height: 20 }, { ladder });
  assert.deepEqual(rungs.map(({ width, height }) => [width, height]), [[2000, 20]]);
  const thin = planRungs({ width: 512, height: 5 }, { ladder });
  assert.equal(thin.length, 1);
});

Deno.test("`planRungs()` gives one rung of the asked iterations without a ladder", () => {
  const rungs = planRungs({ width: 512, height: 384 }, { iterations: 500 });
  assert.deepEqual(rungs, [{ width: 512, height: 384, iterations: 500 }]);
});

Deno.test("`spreadIterations()` keeps the total and the proportions", () => {
  for (const total of [5, 7, 50, 95, 120, 950, 1001]) {
    const spread = spreadIterations(total, [300, 200, 200, 150, 100]);
    assert.equal(spread.reduce((a, b) => a + b, 0), total);
    assert.ok(spread.every((count) => count >= 1));
  }
  assert.deepEqual(spreadIterations(95, [300, 200, 200, 150, 100]), [30, 20, 20, 15, 10]);
});

Deno.test("`spreadIterations()` gives each rung one iteration when there are too few", () => {
  assert.deepEqual(spreadIterations(2, [300, 200, 100]), [1, 1, 1]);
});
