import { readFileSync } from "node:fs";
import type { Evaluate, Optimizer, StepOutput } from "../../src/optim/optimizer.ts";

/** Value and gradient of a function of a few numbers, in f64. */
export type ToyFunction = (x: readonly number[]) => { loss: number; gradient: number[] };

/** Half the weighted sum of squared distances to `center`. */
export function quadratic(weights: readonly number[], center: readonly number[]): ToyFunction {
  return (x) => {
    const distance = x.map((value, i) => value - center[i]!);
    const loss = distance.reduce((sum, d, i) => sum + 0.5 * weights[i]! * d * d, 0);
    return { loss, gradient: distance.map((d, i) => weights[i]! * d) };
  };
}

/** The chained valley; smallest, 0, where all components are 1. */
export function rosenbrock(x: readonly number[]): { loss: number; gradient: number[] } {
  let loss = 0;
  const gradient = x.map(() => 0);
  for (let i = 0; i + 1 < x.length; i++) {
    const rise = x[i + 1]! - x[i]! ** 2;
    const rest = 1 - x[i]!;
    loss += 100 * rise ** 2 + rest ** 2;
    gradient[i]! += -400 * x[i]! * rise - 2 * rest;
    gradient[i + 1]! += 200 * rise;
  }
  return { loss, gradient };
}

/** The bowl of the goldens: a quadratic with a quartic coupling of neighbors. */
export function goldenBowl(x: readonly number[]): { loss: number; gradient: number[] } {
  const { weights, center } = optimizerGoldens().bowl;
  const { loss, gradient } = quadratic(weights, center)(x);
  let total = loss;
  for (let i = 0; i + 1 < x.length; i++) {
    const rise = x[i + 1]! - x[i]!;
    total += 0.25 * rise ** 4;
    gradient[i + 1]! += rise ** 3;
    gradient[i]! -= rise ** 3;
  }
  return { loss: total, gradient };
}

/** An objective as the optimizers see it: true losses, gradients times `scale`, one reused buffer. */
export function objective(toy: ToyFunction, scale = 1): Evaluate {
  let buffer = new Float32Array(0);
  return (x) => {
    const { loss, gradient } = toy([...x]);
    if (buffer.length !== x.length) buffer = new Float32Array(x.length);
    buffer.set(gradient.map((value) => value * scale));
    return Promise.resolve({ loss, gradient: buffer });
  };
}

/** A run on a toy. */
export interface Run<State> {
  readonly optimizer: Optimizer<State>;
  readonly start: readonly number[];
  readonly steps: number;
  readonly evaluate: Evaluate;
  readonly scale?: number;
}

/** What a run passed through; `points[i]` follows `outputs[i]`. */
export interface Path<State> {
  readonly points: Float32Array[];
  readonly losses: number[];
  readonly outputs: StepOutput<State>[];
  readonly state: State;
}

/** Steps an optimizer and keeps all it says. */
export async function walk<State>(run: Run<State>): Promise<Path<State>> {
  const { optimizer, start, steps, evaluate, scale = 1 } = run;
  const x = Float32Array.from(start);
  const path: Path<State> = {
    points: [],
    losses: [],
    outputs: [],
    state: optimizer.init(x.length),
  };
  let { state } = path;
  for (let i = 0; i < steps; i++) {
    const output = await optimizer.step({ x, evaluate, scale }, state);
    state = output.state;
    path.points.push(x.slice());
    path.losses.push(output.evaluated.loss);
    path.outputs.push(output);
  }
  return { ...path, state };
}

/** A path of one of PyTorch's optimizers. */
export interface GoldenPath {
  readonly start: number[];
  readonly losses: number[];
  readonly points: number[][];
  readonly evaluations: number;
}

/** Goldens of tests/golden/generate_optimizers.py. */
export interface OptimizerGoldens {
  readonly bowl: { readonly weights: number[]; readonly center: number[] };
  readonly adam: GoldenPath;
  readonly adamTuned: GoldenPath;
  readonly lbfgs: GoldenPath;
  readonly lbfgsInnerSteps: GoldenPath;
  readonly lbfgsStrongWolfe: GoldenPath;
}

let goldens: OptimizerGoldens | undefined;

/** Reads the goldens once. */
export function optimizerGoldens(): OptimizerGoldens {
  const url = new URL("../golden/optimizers.json", import.meta.url);
  goldens ??= JSON.parse(readFileSync(url, "utf8")) as OptimizerGoldens;
  return goldens;
}

/** Largest difference between two points. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}
