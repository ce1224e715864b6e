import assert from "node:assert/strict";
import { optimize, stylize } from "../../src/stylize/stylize.ts";
import { seededPixels } from "../support/seeded_pixels.ts";
import { TINY_OPTIONS, writeTinyWeights } from "../support/tiny_weights.ts";

const weights = writeTinyWeights();
addEventListener("unload", () => Deno.removeSync(weights));
const input = {
  content: seededPixels({ width: 64, height: 64, seed: 1 }),
  styles: [seededPixels({ width: 64, height: 64, seed: 2 })],
};
const options = { ...TINY_OPTIONS, weights, iterations: 4 };

Deno.test("`stylize()` and `optimize()` paint the same picture", async () => {
  const heard: number[] = [];
  const once = await stylize(input, {
    ...options,
    onProgress: ({ iteration }) => heard.push(iteration),
  });
  const seen: number[] = [];
  const steps = optimize(input, options);
  let step = await steps.next();
  while (!step.done) {
    seen.push(step.value.iteration);
    step = await steps.next();
  }
  assert.deepEqual(step.value.pixels.data, once.pixels.data);
  assert.deepEqual(seen, [1, 2, 3, 4]);
  assert.deepEqual(heard, seen);
});

Deno.test("`optimize()` frees its engine when the caller leaves early", async () => {
  for await (const { iteration } of optimize(input, options)) {
    if (iteration === 2) break;
  }
  const result = await stylize(input, options);
  assert.equal(result.record.result.iterations, 4);
});

Deno.test("`stylize()` refuses options before it reads a picture", async () => {
  const broken = { content: new Uint8Array(0), styles: [] };
  await assert.rejects(stylize(broken, { size: 3 }), RangeError);
});
