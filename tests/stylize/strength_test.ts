import assert from "node:assert/strict";
import { styleWeightOf } from "../../src/stylize/strength.ts";

Deno.test("`styleWeightOf()` is 0 at 0 and rises all the way to 1", () => {
  assert.equal(styleWeightOf(0), 0);
  for (let step = 1; step <= 100; step++) {
    assert.ok(styleWeightOf(step / 100) >= styleWeightOf((step - 1) / 100));
  }
  assert.ok(Number.isFinite(styleWeightOf(1)));
  assert.ok(styleWeightOf(1) > 20 * styleWeightOf(0.5));
});

Deno.test("`styleWeightOf()` mirrors itself around the middle", () => {
  const middle = styleWeightOf(0.5);
  for (const strength of [0.1, 0.2, 0.35]) {
    const product = styleWeightOf(strength) * styleWeightOf(1 - strength);
    assert.ok(Math.abs(product / middle ** 2 - 1) < 1e-12, "odds of p and 1 - p are reciprocal");
  }
});

Deno.test("`styleWeightOf()` refuses what is no share", () => {
  for (const strength of [-0.1, 1.1, NaN]) assert.throws(() => styleWeightOf(strength), RangeError);
});
