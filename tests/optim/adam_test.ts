import assert from "node:assert/strict";
import { adam } from "../../src/optim/adam.ts";
import { distance, goldenBowl, objective, optimizerGoldens, walk } from "./toy_functions.ts";

/** An objective whose gradient is the same everywhere. */
function slope(...gradient: number[]): ReturnType<typeof objective> {
  return objective(() => ({ loss: 1, gradient }));
}

Deno.test("`adam()` takes the first two steps as computed by hand", async () => {
  const optimizer = adam({ learningRate: 0.1, beta1: 0.5, beta2: 0.75, epsilon: 1 });
  const gradients = [[2], [-4]];
  const evaluate = objective(() => ({ loss: 1, gradient: gradients.shift()! }));
  const { points } = await walk({ optimizer, start: [0], steps: 2, evaluate });
  // m = 1, v = 1; corrected 2 and 4: -0.1 * 2 / (2 + 1).
  const first = -0.1 * 2 / 3;
  // m = 0.5 - 2 = -1.5, v = 0.75 + 4 = 4.75; corrected by 0.75 and 0.4375.
  const second = first - 0.1 * (-1.5 / 0.75) / (Math.sqrt(4.75 / 0.4375) + 1);
  assert.ok(distance(points[0]!, [first]) < 1e-8);
  assert.ok(distance(points[1]!, [second]) < 1e-8);
});

Deno.test("`adam()` moves each component by the learning rate at first, whatever its gradient", async () => {
  const evaluate = slope(1e20, -1e-3, 5);
  const { points, outputs } = await walk({
    optimizer: adam({ learningRate: 0.02, epsilon: 1e-12 }),
    start: [0, 0, 0],
    steps: 1,
    evaluate,
  });
  assert.ok(distance(points[0]!, [-0.02, 0.02, -0.02]) < 1e-8);
  assert.equal(outputs[0]!.evaluations, 1);
  assert.equal(outputs[0]!.update, Math.fround(0.02));
});

Deno.test("`adam()` follows PyTorch's path", async () => {
  const { adam: plain, adamTuned } = optimizerGoldens();
  const tuned = { learningRate: 0.02, beta1: 0.99, epsilon: 0.1 };
  for (const [golden, options] of [[plain, {}], [adamTuned, tuned]] as const) {
    const steps = golden.points.length;
    const run = { optimizer: adam(options), start: golden.start, steps };
    const { points, losses } = await walk({ ...run, evaluate: objective(goldenBowl) });
    for (let i = 0; i < steps; i++) {
      // Forty f32 roundings of components up to 1; the golden is f64.
      assert.ok(distance(points[i]!, golden.points[i]!) < 5e-6, `step ${i}`);
      assert.ok(Math.abs(losses[i]! / golden.losses[i]! - 1) < 1e-5, `loss ${i}`);
    }
  }
});

Deno.test("`adam()` does not notice the scale, epsilon included", async () => {
  const start = optimizerGoldens().adam.start;
  const options = { optimizer: adam({ epsilon: 0.1 }), start, steps: 30 };
  const plain = await walk({ ...options, evaluate: objective(goldenBowl) });
  for (const scale of [2 ** -20, 2 ** 20, 1e-6, 1e6, 1e-23]) {
    const scaled = await walk({ ...options, scale, evaluate: objective(goldenBowl, scale) });
    const isPowerOfTwo = Number.isInteger(Math.log2(scale));
    // Powers of two change no digit; others round each gradient once more.
    const tolerance = isPowerOfTwo ? 0 : 1e-5;
    for (const [i, point] of scaled.points.entries()) {
      assert.ok(distance(point, plain.points[i]!) <= tolerance, `scale ${scale}, step ${i}`);
    }
    assert.deepEqual(scaled.losses.length, plain.losses.length);
  }
});

Deno.test("`adam()` follows a scale that changes in mid-run", async () => {
  const optimizer = adam();
  const plain = await walk({ optimizer, start: [0, 0], steps: 4, evaluate: slope(3, -1) });
  const x = new Float32Array(2);
  const state = optimizer.init(2);
  for (const scale of [1, 1, 2 ** -40, 2 ** -40]) {
    await optimizer.step({ x, scale, evaluate: slope(3 * scale, -1 * scale) }, state);
  }
  assert.deepEqual(x, plain.points[3]);
});

Deno.test("`adam()` stands gradients of 1e23 that nobody scaled, and their mirror 1e-23", async () => {
  for (const size of [1e23, 1e-23]) {
    const { points } = await walk({
      optimizer: adam({ learningRate: 0.5, epsilon: 0 }),
      start: [0, 0],
      steps: 10,
      evaluate: slope(size, -size),
    });
    // A constant gradient moves by the full rate each step.
    assert.ok(distance(points[9]!, [-5, 5]) < 1e-5);
  }
});

Deno.test("`adam()` clamps to the bounds and reports the update before clamping", async () => {
  const optimizer = adam({ learningRate: 0.5 });
  const x = Float32Array.of(0.25, 1, 0);
  const bounds = { min: 0, max: 1 };
  const input = { x, evaluate: slope(1, -1, 0), scale: 1, bounds };
  const { update, state } = await optimizer.step(input, optimizer.init(3));
  assert.deepEqual(x, Float32Array.of(0, 1, 0));
  assert.ok(Math.abs(update - 0.5) < 1e-6);
  const again = await optimizer.step(input, state);
  assert.ok(again.update > 0.4, "at rest on its bounds is not frozen");
});

Deno.test("`adam()` with epsilon 0 leaves a component alone that never had a gradient", async () => {
  const evaluate = slope(0, 1);
  const optimizer = adam({ epsilon: 0 });
  const { points } = await walk({ optimizer, start: [0.5, 0.5], steps: 3, evaluate });
  assert.equal(points[2]![0], 0.5);
  assert.ok(points[2]![1]! < 0.5);
});

Deno.test("`resize()` of Adam resamples both moments and keeps roots above 0", async () => {
  const optimizer = adam();
  const { state } = await walk({ optimizer, start: [0, 0], steps: 3, evaluate: slope(1, -2) });
  const kinds: string[] = [];
  const resized = optimizer.resize(state, {
    size: 3,
    resample: (field, kind) => {
      kinds.push(kind);
      // Overshoots below zero, as a sharpening filter would.
      return Float32Array.of(field[0]!, -0.5, field[1]!);
    },
  });
  assert.deepEqual(kinds, ["signed", "nonnegative"]);
  assert.equal(resized.iteration, 3);
  assert.equal(resized.mean[1], -0.5);
  const roots = state.rootMeanSquare;
  assert.deepEqual(resized.rootMeanSquare, Float32Array.of(roots[0]!, 0, roots[1]!));
});

Deno.test("`adam()` refuses settings out of range by name", () => {
  assert.throws(() => adam({ beta1: 1 }), { name: "RangeError", message: /beta1/ });
  assert.throws(() => adam({ beta2: -0.1 }), { name: "RangeError", message: /beta2/ });
  assert.throws(() => adam({ learningRate: -1 }), { name: "RangeError", message: /learningRate/ });
  assert.throws(() => adam({ epsilon: NaN }), { name: "RangeError", message: /epsilon/ });
});
