import assert from "node:assert/strict";
import { DivergenceError } from "../../src/base/errors.ts";
import { adam } from "../../src/optim/adam.ts";
import { checkEvaluated, checkUpdate } from "../../src/optim/divergence.ts";
import { lbfgs } from "../../src/optim/lbfgs.ts";
import type { OptimizerState } from "../../src/optim/create_optimizer.ts";
import type { Optimizer } from "../../src/optim/optimizer.ts";

Deno.test("`checkEvaluated()` names the loss or the gradient", () => {
  const gradient = Float32Array.of(1, NaN, Infinity);
  assert.throws(() => checkEvaluated({ loss: NaN, gradient }), /the loss is NaN/);
  assert.throws(
    () => checkEvaluated({ loss: 2, gradient }),
    /2 of 3 gradient components are not finite \(first: NaN\) at a loss of 2/,
  );
  assert.throws(() => checkEvaluated({ loss: 2, gradient }), DivergenceError);
  checkEvaluated({ loss: 2, gradient: Float32Array.of(1e23, -1e-30, 0) });
});

Deno.test("`checkUpdate()` refuses what is not finite and what is exactly 0", () => {
  assert.throws(() => checkUpdate(NaN), /the update is NaN/);
  assert.throws(() => checkUpdate(-Infinity), DivergenceError);
  assert.throws(() => checkUpdate(0), /the update is exactly 0/);
  checkUpdate(Number.MIN_VALUE);
});

Deno.test("`step()` of every rule leaves the point alone when the objective fails", async () => {
  const rules: Optimizer<OptimizerState>[] = [
    adam(),
    lbfgs(),
    lbfgs({ lineSearch: "strong-wolfe" }),
  ];
  for (const optimizer of rules) {
    const x = Float32Array.of(0.25, 0.5);
    const evaluate = () => Promise.resolve({ loss: 1, gradient: Float32Array.of(1, NaN) });
    const input = { x, evaluate, scale: 1 };
    await assert.rejects(optimizer.step(input, optimizer.init(2)), DivergenceError);
    assert.deepEqual(x, Float32Array.of(0.25, 0.5));
  }
});
