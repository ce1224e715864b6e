import assert from "node:assert/strict";
import { createRandom } from "../../src/base/random.ts";

Deno.test("`createRandom()` gives the published sequence of Mulberry32", () => {
  // Integers of the reference implementation in C for seed 0, divided by 2^32.
  const random = createRandom(0);
  const integers = Array.from({ length: 3 }, () => random() * 2 ** 32);
  assert.deepEqual(integers, [1144304738, 1416247, 958946056]);
});

Deno.test("`createRandom()` repeats a seed and parts from another", () => {
  const [a, b, c] = [1, 1, 2].map((seed) => Array.from({ length: 8 }, createRandom(seed)));
  assert.deepEqual(a, b);
  assert.notDeepEqual(a, c);
});

Deno.test("`createRandom()` reads a seed as 32 bits", () => {
  assert.equal(createRandom(-1)(), createRandom(2 ** 32 - 1)());
  assert.equal(createRandom(2 ** 32 + 5)(), createRandom(5)());
});

Deno.test("`createRandom()` is uniform in [0, 1)", () => {
  const random = createRandom(3);
  const count = 16_000;
  const bins = new Array<number>(16).fill(0);
  for (let i = 0; i < count; i++) bins[Math.floor(random() * 16)]! += 1;
  assert.equal(bins.length, 16);
  // Chi squared with 15 degrees of freedom is above 37.7 once in a thousand seeds; this seed is fixed.
  const expected = count / 16;
  const chi = bins.reduce((sum, found) => sum + (found - expected) ** 2 / expected, 0);
  assert.ok(chi < 37.7, `chi squared ${chi}`);
});
