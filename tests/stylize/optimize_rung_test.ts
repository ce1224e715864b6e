import assert from "node:assert/strict";
import { DivergenceError } from "../../src/base/errors.ts";
import type { Losses, Objective } from "../../src/engine/engine.ts";
import { startAverage } from "../../src/optim/average.ts";
import { createOptimizer } from "../../src/optim/create_optimizer.ts";
import { optimizeRung, type RungOutcome, type RungRun } from "../../src/stylize/optimize_rung.ts";

/** A bowl around 0.25 whose content term is the squared distance; `after` evaluations it goes wrong. */
function bowl(after = Infinity, scale = 1): Objective & { evaluations: number } {
  return {
    scale,
    evaluations: 0,
    evaluate(image: Float32Array, gradient: Float32Array): Promise<Losses> {
      this.evaluations++;
      let content = 0;
      image.forEach((value, at) => {
        content += (value - 0.25) ** 2;
        gradient[at] = scale * 2 * (value - 0.25);
      });
      if (this.evaluations > after) content = NaN;
      return Promise.resolve({ content, style: 0, variation: 0, total: content });
    },
    dispose(): void {},
  };
}

function runOf(objective: Objective, rest: Partial<RungRun> = {}): RungRun {
  const optimizer = createOptimizer({ optimizer: "adam", learningRate: 0.05 });
  return {
    objective,
    optimizer,
    state: optimizer.init(12),
    start: new Float32Array(12).fill(0.9),
    iterations: 40,
    unit: 1,
    rangeWeight: 0,
    clampSteps: true,
    ...rest,
  };
}

async function finish(run: RungRun, endAt = Infinity): Promise<RungOutcome & { steps: number }> {
  const generator = optimizeRung(run);
  let step = await generator.next();
  let steps = 0;
  while (!step.done) step = await generator.next(++steps >= endAt);
  return { ...step.value, steps };
}

Deno.test("`optimizeRung()` walks downhill and reports the terms of its result", async () => {
  const { image, losses, steps } = await finish(runOf(bowl()));
  assert.equal(steps, 40);
  const distance = image.reduce((sum, value) => sum + (value - 0.25) ** 2, 0);
  assert.ok(Math.abs(losses.total - distance) < 1e-6);
  assert.ok(losses.total < 0.05 * 12 * 0.65 ** 2);
});

Deno.test("`optimizeRung()` leaves the start alone and keeps to 0..1", async () => {
  const start = new Float32Array(12).fill(1);
  const { image } = await finish(runOf(bowl(), { start, iterations: 3 }));
  assert.ok(start.every((value) => value === 1));
  assert.ok(image.every((value) => value >= 0 && value <= 1));
});

Deno.test("`optimizeRung()` works in 0..255 without the engine noticing", async () => {
  const small = createOptimizer({ optimizer: "adam", learningRate: 0.05, epsilon: 1e-12 });
  const large = createOptimizer({ optimizer: "adam", learningRate: 0.05 * 255, epsilon: 1e-12 });
  const one = await finish(runOf(bowl(), { optimizer: small, iterations: 10 }));
  const many = await finish(runOf(bowl(), { optimizer: large, unit: 255, iterations: 10 }));
  // Adam's steps do not depend on the size of the gradient, so both walk the same path up to rounding.
  one.image.forEach((value, at) => assert.ok(Math.abs(value - many.image[at]!) < 1e-5));
});

Deno.test("`optimizeRung()` ends when the caller answers true", async () => {
  assert.equal((await finish(runOf(bowl()), 7)).steps, 7);
});

Deno.test("`optimizeRung()` returns the best picture when it diverges", async () => {
  const objective = bowl(6);
  const generator = optimizeRung(runOf(objective));
  let best = Infinity;
  let step = await generator.next();
  while (!step.done) {
    best = Math.min(best, step.value.losses.total);
    step = await generator.next();
  }
  const { diverged, image } = step.value;
  assert.ok(diverged instanceof DivergenceError);
  const distance = image.reduce((sum, value) => sum + (value - 0.25) ** 2, 0);
  assert.ok(Math.abs(distance - best) < 1e-6, "the picture is the best one that was evaluated");
});

Deno.test("`optimizeRung()` counts an update of exactly zero as divergence", async () => {
  const stuck: Objective = {
    ...bowl(),
    evaluate: () => Promise.resolve({ content: 1, style: 0, variation: 0, total: 1 }),
  };
  const { diverged } = await finish(runOf(stuck));
  assert.match(diverged!.message, /exactly 0/);
});

Deno.test("`optimizeRung()` is done where nothing is left to lose", async () => {
  const start = new Float32Array(12).fill(0.25);
  const { diverged, image } = await finish(runOf(bowl(), { start }));
  assert.equal(diverged, undefined);
  assert.deepEqual(image, start);
});

Deno.test("`optimizeRung()` throws on what is no divergence", async () => {
  const broken: Objective = {
    ...bowl(),
    evaluate: () => Promise.reject(new TypeError("device gone")),
  };
  await assert.rejects(finish(runOf(broken)), /device gone/);
});

Deno.test("`optimizeRung()` returns the average of the iterates where one is kept", async () => {
  const average = startAverage({ size: 12, decay: 0.9 });
  const { image } = await finish(runOf(bowl(), { average, iterations: 5 }));
  image.forEach((value, at) => assert.ok(Math.abs(value - average.value[at]!) < 1e-7));
});
