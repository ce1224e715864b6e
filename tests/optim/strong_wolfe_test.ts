import assert from "node:assert/strict";
import type { Evaluate } from "../../src/optim/optimizer.ts";
import {
  createLineSearchBuffers,
  type LineSearchOutput,
  REMAINING_SLOPE,
  searchStrongWolfe,
  SUFFICIENT_DECREASE,
  type Trial,
} from "../../src/optim/strong_wolfe.ts";
import { dot } from "../../src/optim/vector.ts";
import { distance, objective, rosenbrock, type ToyFunction } from "./toy_functions.ts";

interface Search {
  readonly x: Float32Array;
  readonly start: Trial;
  readonly found: LineSearchOutput;
}

/** Searches along the negative gradient, or any other direction. */
async function search(
  evaluate: Evaluate,
  options: { from: number[]; firstLength: number; scale?: number; direction?: number[] },
): Promise<Search> {
  const { from, firstLength, scale = 1 } = options;
  const x = Float32Array.from(from);
  const first = await evaluate(x);
  const evaluated = { ...first, gradient: first.gradient.slice() };
  const direction = options.direction
    ? Float32Array.from(options.direction)
    : evaluated.gradient.map((value) => -value / scale);
  const slope = dot(evaluated.gradient, direction) / scale;
  const start = { length: 0, loss: evaluated.loss, slope, evaluated };
  const buffers = createLineSearchBuffers(x.length);
  const input = { x, evaluate, scale, direction, start, firstLength, buffers };
  return { x, start, found: await searchStrongWolfe(input) };
}

function fulfillsWolfe({ start, found: { best } }: Search): boolean {
  const decreases = best.loss <= start.loss + SUFFICIENT_DECREASE * best.length * start.slope;
  return decreases && Math.abs(best.slope) <= REMAINING_SLOPE * Math.abs(start.slope);
}

/** A function of one number. */
function curve(loss: (t: number) => number, slope: (t: number) => number): ToyFunction {
  return ([t]) => ({ loss: loss(t!), gradient: [slope(t!)] });
}

Deno.test("`searchStrongWolfe()` returns a length that fulfills both conditions", async () => {
  const cases: [ToyFunction, number[]][] = [
    [rosenbrock, [-1.2, 1]],
    [rosenbrock, [0, 3, -1]],
    [curve((t) => t ** 4 - t, (t) => 4 * t ** 3 - 1), [-3]],
    [curve((t) => Math.sin(3 * t) + t * t, (t) => 3 * Math.cos(3 * t) + 2 * t), [2]],
  ];
  for (const [toy, from] of cases) {
    for (const firstLength of [1e-5, 1e-3, 1, 50]) {
      const result = await search(objective(toy), { from, firstLength });
      assert.ok(fulfillsWolfe(result), `${from} from length ${firstLength}`);
      const { evaluated } = result.found.best;
      // The point stands where loss and gradient were taken.
      const { loss, gradient } = toy([...result.x]);
      assert.equal(evaluated.loss, loss);
      assert.deepEqual(evaluated.gradient, Float32Array.from(gradient));
    }
  }
});

Deno.test("`searchStrongWolfe()` takes the first length when it will do", async () => {
  const parabola = curve((t) => t * t / 2, (t) => t);
  const { found, x } = await search(objective(parabola), { from: [4], firstLength: 1 });
  assert.equal(found.evaluations, 1);
  assert.equal(found.best.length, 1);
  assert.equal(x[0], 0);
});

Deno.test("`searchStrongWolfe()` measures true slopes, whatever the scale", async () => {
  const options = { from: [-1.2, 1], firstLength: 1 };
  const plain = await search(objective(rosenbrock), options);
  const scale = 2 ** -40;
  const scaled = await search(objective(rosenbrock, scale), { ...options, scale });
  assert.deepEqual(scaled.x, plain.x);
  assert.equal(scaled.found.best.slope, plain.found.best.slope);
  assert.equal(scaled.found.evaluations, plain.found.evaluations);
});

Deno.test("`searchStrongWolfe()` backs away from a trial that overflows", async () => {
  // -log(1 - t): falls towards negative t, has no value from 1 on.
  const wall = curve(
    (t) => (t - 0.5) ** 2 - 0.01 * Math.log(1 - t),
    (t) => 2 * t - 1 + 0.01 / (1 - t),
  );
  const result = await search(objective(wall), { from: [0], firstLength: 100, direction: [1] });
  assert.ok(fulfillsWolfe(result));
  assert.ok(result.x[0]! > 0 && result.x[0]! < 1);
});

Deno.test("`searchStrongWolfe()` returns to the start when nothing is lower", async () => {
  // Claims to fall and rises everywhere.
  const liar: ToyFunction = ([t]) => ({ loss: Math.abs(t! - 1), gradient: [1] });
  const { found, x } = await search(objective(liar), { from: [1], firstLength: 1 });
  assert.equal(found.best.length, 0);
  assert.ok(found.evaluations <= 25);
  assert.deepEqual(x, Float32Array.of(1));
});

Deno.test("`searchStrongWolfe()` stops at 25 evaluations on a slope without end", async () => {
  const endless = curve((t) => -t, () => -1);
  const { found, x } = await search(objective(endless), { from: [0], firstLength: 1e-12 });
  assert.equal(found.evaluations, 25);
  assert.ok(x[0]! > 0);
});

Deno.test("`searchStrongWolfe()` leaves the point at the start when an evaluation throws", async () => {
  const x = Float32Array.of(-1.2, 1);
  const evaluate = objective(rosenbrock);
  const first = await evaluate(x);
  const evaluated = { ...first, gradient: first.gradient.slice() };
  const direction = evaluated.gradient.map((value) => -value);
  const slope = -dot(direction, direction);
  const running = searchStrongWolfe({
    x,
    evaluate: () => Promise.reject(new Error("canceled")),
    scale: 1,
    direction,
    start: { length: 0, loss: evaluated.loss, slope, evaluated },
    firstLength: 1,
    buffers: createLineSearchBuffers(2),
  });
  await assert.rejects(running, /canceled/);
  assert.equal(distance(x, Float32Array.of(-1.2, 1)), 0);
});
