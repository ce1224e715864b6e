import assert from "node:assert/strict";
import { createHistory, recordPair, rescaleHistory } from "../../src/optim/curvature_history.ts";

function pair(value: number): { step: Float32Array; change: Float32Array; curvature: number } {
  const step = Float32Array.of(value, 0);
  const change = Float32Array.of(2 * value, value);
  return { step, change, curvature: 2 * value * value };
}

Deno.test("`recordPair()` keeps only the newest pairs, newest first", () => {
  const history = createHistory(3);
  for (const value of [1, 2, 3, 4, 5]) recordPair(history, pair(value));
  assert.deepEqual(history.pairs.map(({ step }) => step[0]), [5, 4, 3]);
  // y . s / y . y = 2 / 5 for every such pair.
  assert.equal(history.initialInverse, 0.4);
});

Deno.test("`recordPair()` hands out the oldest vectors again instead of allocating", () => {
  const history = createHistory(2);
  const oldest = pair(1);
  recordPair(history, oldest);
  recordPair(history, pair(2));
  const spare = recordPair(history, pair(3));
  assert.equal(spare.step, oldest.step);
  assert.equal(spare.change, oldest.change);
});

Deno.test("`rescaleHistory()` multiplies what belongs to gradients and nothing else", () => {
  const history = createHistory(2);
  recordPair(history, pair(1));
  rescaleHistory(history, 8);
  const { step, change, curvature } = history.pairs[0]!;
  assert.deepEqual(step, Float32Array.of(1, 0));
  assert.deepEqual(change, Float32Array.of(16, 8));
  assert.equal(curvature, 16);
  assert.equal(history.initialInverse, 0.05);
});
