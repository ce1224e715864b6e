import assert from "node:assert/strict";
import { lbfgs, type LbfgsOptions } from "../../src/optim/lbfgs.ts";
import { readGolden } from "../support/golden.ts";
import {
  distance,
  goldenBowl,
  objective,
  optimizerGoldens,
  quadratic,
  rosenbrock,
  type ToyFunction,
  walk,
} from "./toy_functions.ts";

const TORCH: LbfgsOptions = { curvature: "absolute" };
const VALLEY = [-1.2, 1, -1.2, 1];

/** The quadratic of the shared goldens: weights 1..n, neighbors coupled by one half. */
function coupled(x: readonly number[]): { loss: number; gradient: number[] } {
  const at = (i: number): number => x[i] ?? 0;
  const gradient = x.map((value, i) => (i + 1) * value + (at(i - 1) + at(i + 1)) / 2);
  return { loss: 1 + x.reduce((sum, value, i) => sum + value * gradient[i]!, 0) / 2, gradient };
}

/** The same function in other units. */
function times(factor: number, toy: ToyFunction): ToyFunction {
  return (x) => {
    const { loss, gradient } = toy(x);
    return { loss: loss * factor, gradient: gradient.map((value) => value * factor) };
  };
}

Deno.test("`lbfgs()` takes the first two steps as computed by hand", async () => {
  const optimizer = lbfgs(TORCH);
  const evaluate = objective(quadratic([2, 4], [0, 0]));
  const { points, outputs } = await walk({ optimizer, start: [1, 1], steps: 2, evaluate });
  // Gradient [2, 4], length 1 / (2 + 4).
  assert.ok(distance(points[0]!, [2 / 3, 1 / 3]) < 1e-7);
  // s = -[1, 2] / 3, y = -[2, 8] / 3: y.s = 2, y.y = 68 / 9, H0 = 9 / 34; then by the recursion
  // for the gradient [4, 4] / 3: alpha = (s.q) / (y.s) = 2 / 3 with q = -[4, 4] / 3.
  const q = [-4 / 3 + 2 / 3 * 2 / 3, -4 / 3 + 2 / 3 * 8 / 3];
  const r = q.map((value) => value * 9 / 34);
  const beta = -(2 * r[0]! + 8 * r[1]!) / 3 / 2;
  const step = [r[0]! - (2 / 3 - beta) / 3, r[1]! - (2 / 3 - beta) * 2 / 3];
  assert.ok(distance(points[1]!, [2 / 3 + step[0]!, 1 / 3 + step[1]!]) < 1e-6);
  assert.equal(outputs[1]!.evaluations, 1);
  assert.ok(Math.abs(outputs[0]!.update - 2 / 3) < 1e-7);
});

Deno.test("`lbfgs()` follows PyTorch's path", async () => {
  const { lbfgs: golden } = optimizerGoldens();
  const optimizer = lbfgs({ ...TORCH, history: 3 });
  const steps = golden.points.length;
  const run = { optimizer, start: golden.start, steps, evaluate: objective(goldenBowl) };
  const { points, losses } = await walk(run);
  for (let i = 0; i < steps; i++) {
    // The golden is f64; f32 roundings grow with the condition of the bowl, 300.
    assert.ok(distance(points[i]!, golden.points[i]!) < 1e-4, `step ${i}`);
    assert.ok(Math.abs(losses[i]! / golden.losses[i]! - 1) < 1e-4, `loss ${i}`);
  }
});

Deno.test("`lbfgs()` walks through the ends of PyTorch's inner loops", async () => {
  const { lbfgsInnerSteps: golden } = optimizerGoldens();
  const optimizer = lbfgs({ ...TORCH, history: 3 });
  const run = { optimizer, start: golden.start, steps: 16, evaluate: objective(goldenBowl) };
  const { points } = await walk(run);
  assert.equal(golden.evaluations, 16);
  for (const [call, point] of golden.points.entries()) {
    assert.ok(distance(points[4 * call + 3]!, point) < 1e-4, `call ${call}`);
  }
});

Deno.test("`lbfgs()` has PyTorch's losses on a coupled quadratic", async () => {
  const golden = readGolden("tiny").functions!.lbfgsQuadratic!;
  const start = Array.from({ length: 10 }, (_, i) => 1 - 0.1 * i);
  const optimizer = lbfgs({ ...TORCH, history: 5 });
  const { losses } = await walk({ optimizer, start, steps: 30, evaluate: objective(coupled) });
  for (const [i, loss] of losses.entries()) {
    // Ten times the largest difference between PyTorch's own two float types.
    assert.ok(Math.abs(loss - golden.float64[i]!) < 3e-6, `loss ${i}`);
  }
});

Deno.test("`lbfgs()` with strong Wolfe makes PyTorch's evaluations on Rosenbrock's valley", async () => {
  const { strongWolfeRosenbrock, strongWolfeRosenbrockEvaluations } = readGolden("tiny").functions!;
  const losses: number[] = [];
  const toy = objective(rosenbrock);
  const optimizer = lbfgs({ ...TORCH, history: 5, lineSearch: "strong-wolfe" });
  const path = await walk({
    optimizer,
    start: [...Array(5)].flatMap(() => [-1.2, 1]),
    steps: 20,
    evaluate: async (x) => {
      const evaluated = await toy(x);
      losses.push(evaluated.loss);
      return evaluated;
    },
  });
  // PyTorch's two float types part by 1e-4 here and by more later.
  for (const [i, loss] of losses.slice(0, 24).entries()) {
    const expected = strongWolfeRosenbrockEvaluations!.float64[i]!;
    assert.ok(Math.abs(loss / expected - 1) < 2e-3, `evaluation ${i}: ${loss}, not ${expected}`);
  }
  for (const [i, loss] of path.losses.entries()) {
    assert.ok(Math.abs(loss / strongWolfeRosenbrock!.float64[i]! - 1) < 2e-3, `step ${i}`);
  }
  const reported = path.outputs.reduce((sum, { evaluations }) => sum + evaluations, 0);
  assert.equal(reported, losses.length);
});

Deno.test("`lbfgs()` with strong Wolfe follows PyTorch's points", async () => {
  const { lbfgsStrongWolfe: golden } = optimizerGoldens();
  const optimizer = lbfgs({ ...TORCH, history: 5, lineSearch: "strong-wolfe" });
  const run = { optimizer, start: golden.start, steps: 12, evaluate: objective(rosenbrock) };
  const { points } = await walk(run);
  for (const [i, point] of points.entries()) {
    assert.ok(distance(point, golden.points[i]!) < 1e-3, `step ${i}`);
  }
});

Deno.test("`lbfgs()` with strong Wolfe reaches the end of Rosenbrock's valley", async () => {
  const optimizer = lbfgs({ lineSearch: "strong-wolfe" });
  const evaluate = objective(rosenbrock);
  const { points, losses } = await walk({ optimizer, start: [-1.2, 1], steps: 45, evaluate });
  assert.ok(distance(points.at(-1)!, [1, 1]) < 1e-3);
  for (const [i, loss] of losses.slice(1).entries()) assert.ok(loss <= losses[i]!, `step ${i}`);
});

Deno.test("`lbfgs()` with strong Wolfe ends a quadratic of n dimensions in about n steps", async () => {
  const evaluate = objective(quadratic([1, 4, 9, 16], [1, -1, 0.5, 0.25]));
  const optimizer = lbfgs({ lineSearch: "strong-wolfe" });
  const { losses } = await walk({ optimizer, start: [0, 0, 0, 0], steps: 14, evaluate });
  // n steps hold for an exact search; a Wolfe step is shorter of it, hence the few more.
  assert.ok(losses.at(-1)! < 1e-9 * losses[0]!, `${losses}`);
});

Deno.test("`lbfgs()` does not notice the scale, in either curvature test", async () => {
  for (const curvature of ["absolute", "relative"] as const) {
    for (const lineSearch of ["none", "strong-wolfe"] as const) {
      const optimizer = lbfgs({ curvature, lineSearch, history: 3 });
      const run = { optimizer, start: optimizerGoldens().lbfgs.start, steps: 10 };
      const plain = await walk({ ...run, evaluate: objective(goldenBowl) });
      for (const scale of [2 ** -20, 2 ** 20, 1e-6, 1e6]) {
        const scaled = await walk({ ...run, scale, evaluate: objective(goldenBowl, scale) });
        // Powers of two change no digit; others round each gradient once more.
        const tolerance = Number.isInteger(Math.log2(scale)) ? 0 : 1e-5;
        for (const [i, point] of scaled.points.entries()) {
          const where = `${curvature}, ${lineSearch}, scale ${scale}, step ${i}`;
          assert.ok(distance(point, plain.points[i]!) <= tolerance, where);
        }
      }
    }
  }
});

Deno.test("`lbfgs()` with relative curvature does not notice the objective's units either", async () => {
  const run = { optimizer: lbfgs(), start: VALLEY, steps: 1 };
  const bowl = objective(rosenbrock);
  const plain = await walk({ ...run, steps: 10, evaluate: bowl });
  for (const factor of [2 ** -30, 2 ** 30]) {
    const evaluate = objective(times(factor, rosenbrock));
    const other = await walk({ ...run, steps: 10, evaluate });
    assert.deepEqual(other.points, plain.points);
  }
});

Deno.test("`lbfgs()` with absolute curvature freezes when the scale is kept from it", async () => {
  const start = [0, 0, 0];
  const toy = quadratic([1, 3, 9], [1, -1, 0.5]);
  const scale = 1e-8;
  const run = { optimizer: lbfgs(TORCH), start, steps: 15 };
  // The engine divides the objective and says so, then divides it and says nothing.
  const told = await walk({ ...run, scale, evaluate: objective(toy, scale) });
  const untold = await walk({ ...run, evaluate: objective(times(scale, toy)) });
  assert.ok(told.losses.at(-1)! < 1e-6 * told.losses[0]!);
  assert.ok(untold.losses.at(-1)! > 0.999 * untold.losses[0]!);
  assert.equal(untold.state.history.pairs.length, 0);
});

Deno.test("`lbfgs()` stands true gradients of 1e23 and 1e-23, scaled into range or not", async () => {
  const toy = quadratic([1, 3, 9], [1, -1, 0.5]);
  for (const size of [1e23, 1e-23]) {
    for (const scale of [1 / size, 1]) {
      const evaluate = objective(times(size, toy), scale);
      const run = { optimizer: lbfgs(), start: [0, 0, 0], steps: 15, scale, evaluate };
      const { points, losses } = await walk(run);
      assert.ok(distance(points.at(-1)!, [1, -1, 0.5]) < 1e-3, `size ${size}, scale ${scale}`);
      assert.ok(losses.every((loss) => loss >= 0 && Number.isFinite(loss)));
    }
  }
});

Deno.test("`lbfgs()` follows a scale that changes in mid-run", async () => {
  for (const lineSearch of ["none", "strong-wolfe"] as const) {
    const optimizer = lbfgs({ lineSearch });
    const run = { optimizer, start: VALLEY, steps: 8, evaluate: objective(goldenValley) };
    const plain = await walk(run);
    const x = Float32Array.from(VALLEY);
    const state = optimizer.init(x.length);
    for (let i = 0; i < 8; i++) {
      const scale = i < 4 ? 1 : 2 ** -30;
      await optimizer.step({ x, scale, evaluate: objective(goldenValley, scale) }, state);
    }
    assert.deepEqual(x, plain.points.at(-1), lineSearch);
  }
});

/** A mild valley, on which a fixed step length does not run away. */
function goldenValley(x: readonly number[]): { loss: number; gradient: number[] } {
  return quadratic([1, 2, 5, 10], [1, 1, 1, 1])(x);
}

Deno.test("`lbfgs()` caps its steps until two pairs are known", async () => {
  const cap = 1 / 64;
  const evaluate = objective(quadratic([1, 2, 3], [5, 5, 5]));
  const optimizer = lbfgs({ firstStepCap: cap });
  const { outputs } = await walk({ optimizer, start: [0, 0, 0], steps: 4, evaluate });
  const [first, second, third] = outputs.map(({ update }) => update);
  assert.ok(first! <= cap && second! <= cap, `${first}, ${second}`);
  assert.ok(third! > cap, `${third}`);
  // Without the cap the second step goes nearly all the way.
  const free = await walk({ optimizer: lbfgs(), start: [0, 0, 0], steps: 2, evaluate });
  assert.ok(free.outputs[1]!.update > 1);
});

Deno.test("`lbfgs()` begins with a change of `firstStep`, whatever size and scale", async () => {
  for (const size of [2, 500]) {
    const toy: ToyFunction = (x) => ({ loss: 1, gradient: x.map((_, i) => i === 1 ? -4 : 1) });
    const start = new Array<number>(size).fill(0);
    const scale = 2 ** -50;
    const run = { optimizer: lbfgs({ firstStep: 1 / 256 }), start, steps: 1, scale };
    const { outputs, points } = await walk({ ...run, evaluate: objective(toy, scale) });
    assert.equal(outputs[0]!.update, 1 / 256);
    assert.deepEqual([...points[0]!.slice(0, 2)], [-1 / 1024, 1 / 256]);
  }
});

Deno.test("`lbfgs()` keeps no more pairs than its history and allocates no vector after that", async () => {
  const optimizer = lbfgs({ history: 2 });
  const x = Float32Array.from([0, 0, 0, 0]);
  const state = optimizer.init(4);
  const evaluate = objective(goldenValley);
  const vectors = () => [
    state.step,
    state.gradient,
    ...state.history.pairs.flatMap((pair) => [pair.step, pair.change]),
  ];
  for (let i = 0; i < 3; i++) await optimizer.step({ x, evaluate, scale: 1 }, state);
  const buffers = new Set(vectors());
  assert.equal(buffers.size, 6);
  for (let i = 0; i < 4; i++) {
    await optimizer.step({ x, evaluate, scale: 1 }, state);
    assert.equal(state.history.pairs.length, 2);
    assert.ok(vectors().every((vector) => buffers.has(vector)));
  }
});

Deno.test("`lbfgs()` skips a pair of negative curvature", async () => {
  const hill: ToyFunction = ([x]) => ({ loss: -x! * x!, gradient: [-2 * x!] });
  const optimizer = lbfgs();
  const { state } = await walk({ optimizer, start: [1], steps: 3, evaluate: objective(hill) });
  assert.equal(state.history.pairs.length, 0);
});

Deno.test("`lbfgs()` reports an update of 0 at the minimum and does not turn into NaN", async () => {
  for (const lineSearch of ["none", "strong-wolfe"] as const) {
    const evaluate = objective(quadratic([1], [2]));
    const optimizer = lbfgs({ lineSearch });
    const { outputs, points } = await walk({ optimizer, start: [2], steps: 2, evaluate });
    assert.equal(outputs[1]!.update, 0);
    assert.equal(points[1]![0], 2);
  }
});

Deno.test("`lbfgs()` drops pairs that lead nowhere and goes on by the gradient", async () => {
  const optimizer = lbfgs({ lineSearch: "strong-wolfe" });
  const x = Float32Array.of(-1.2, 1);
  const state = optimizer.init(2);
  const first = objective(rosenbrock);
  for (let i = 0; i < 4; i++) await optimizer.step({ x, evaluate: first, scale: 1 }, state);
  // Another objective without a word: the point is no longer where the pairs were learned.
  state.ahead = undefined;
  const cliff: ToyFunction = ([a, b]) => ({
    loss: Math.abs(a! - 3) * 1e3 + Math.abs(b! + 7),
    gradient: [1e3 * Math.sign(a! - 3), Math.sign(b! + 7)],
  });
  const evaluate = objective(cliff);
  const losses: number[] = [];
  for (let i = 0; i < 30; i++) {
    const { evaluated } = await optimizer.step({ x, evaluate, scale: 1 }, state);
    losses.push(evaluated.loss);
  }
  assert.ok(losses.at(-1)! < losses[0]! / 2);
});

Deno.test("`resize()` of L-BFGS starts afresh at the new size", async () => {
  const optimizer = lbfgs();
  const run = { optimizer, start: VALLEY, steps: 3, evaluate: objective(goldenValley) };
  const { state } = await walk(run);
  const resized = optimizer.resize(state, { size: 9, resample: (field) => field });
  assert.deepEqual(resized, optimizer.init(9));
});

Deno.test("`lbfgs()` passes the terms of the loss through", async () => {
  const toy = objective(goldenValley);
  const terms = { content: 1, style: 2 };
  const evaluate = async (x: Float32Array) => ({ ...await toy(x), terms });
  for (const lineSearch of ["none", "strong-wolfe"] as const) {
    const optimizer = lbfgs({ lineSearch });
    const { outputs } = await walk({ optimizer, start: VALLEY, steps: 3, evaluate });
    for (const { evaluated } of outputs) assert.deepEqual(evaluated.terms, terms);
  }
});

Deno.test("`lbfgs()` refuses settings out of range by name", () => {
  assert.throws(() => lbfgs({ history: 0 }), { name: "RangeError", message: /history/ });
  assert.throws(() => lbfgs({ history: 2.5 }), { name: "RangeError", message: /history/ });
  assert.throws(() => lbfgs({ firstStepCap: -1 }), { name: "RangeError", message: /firstStepCap/ });
  const curvature = JSON.parse('"torch"');
  assert.throws(() => lbfgs({ curvature }), /"torch": choose one of absolute, relative/);
});
