import { DivergenceError } from "../base/errors.ts";
import type { Losses, Objective } from "../engine/engine.ts";
import type { Evaluated, Optimizer } from "../optim/optimizer.ts";
import type { OptimizerState } from "../optim/create_optimizer.ts";
import type { Average } from "../optim/average.ts";
import { updateAverage } from "../optim/average.ts";
import { addRangePenalty } from "./range_penalty.ts";
import { checkUpdate } from "../optim/divergence.ts";

/** What one rung is run with. */
export interface RungRun {
  /** The objective at this size. */
  readonly objective: Objective;
  /** Rule and its memory. */
  readonly optimizer: Optimizer<OptimizerState>;
  /** State to start from. */
  readonly state: OptimizerState;
  /** Running average of the iterates, if one is wanted. */
  readonly average?: Average | undefined;
  /** First picture in 0..1; left alone. */
  readonly start: Float32Array;
  /** Iterations to run. */
  readonly iterations: number;
  /** Largest pixel value in whose units the optimizer works. */
  readonly unit: 1 | 255;
  /** Weight of the penalty on values outside 0..1, 0 for none. */
  readonly rangeWeight: number;
  /** Whether each step is clamped; L-BFGS is clamped once at the end, as steps spoil its curvature pairs. */
  readonly clampSteps: boolean;
}

/** One iteration done. */
export interface RungStep {
  /** Iterations done in this rung. */
  readonly iteration: number;
  /** Terms at the picture before the step. */
  readonly losses: Losses;
  /** Returns the current picture in 0..1, clamped. */
  readonly picture: () => Float32Array;
}

/** What a rung leaves behind. */
export interface RungOutcome {
  /** The picture in 0..1, clamped. */
  readonly image: Float32Array;
  /** Terms at that picture. */
  readonly losses: Losses;
  /** Memory of the rule. */
  readonly state: OptimizerState;
  /** Why it ended early, if it diverged. */
  readonly diverged?: DivergenceError;
}

/**
 * Runs the optimizer at one size and yields after each iteration; the caller ends the rung early by
 * answering `true`. The outcome is the better of the last picture and the best one met on the way: a rule
 * without a line search may overshoot in its very last step.
 */
export async function* optimizeRung(run: RungRun): AsyncGenerator<RungStep, RungOutcome, unknown> {
  const point = run.start.map((value) => value * run.unit);
  const best: BestPoint = { point: point.slice(), loss: Infinity };
  const evaluate = pointEvaluator(run, best);
  let state = run.state;
  let diverged: DivergenceError | undefined;
  try {
    for (let iteration = 1; iteration <= run.iterations; iteration++) {
      const bounds = { min: 0, max: run.unit };
      const step = await run.optimizer.step({
        x: point,
        evaluate,
        scale: run.objective.scale,
        ...(run.clampSteps && { bounds }),
      }, state);
      // A picture painted like itself has nothing to gain; only a loss that is left makes standing still a fault.
      if (step.evaluated.loss === 0) break;
      checkUpdate(step.update);
      state = step.state;
      if (run.average) updateAverage(run.average, point);
      const losses = lossesOf(step.evaluated);
      const shown = run.average?.value ?? point;
      const done = yield { iteration, losses, picture: () => toPicture(shown, run.unit) };
      if (done === true) break;
    }
  } catch (error) {
    if (!(error instanceof DivergenceError)) throw error;
    diverged = error;
  }
  const outcome = await chooseOutcome(run, best, diverged ? best.point : point);
  return { ...outcome, state, ...(diverged && { diverged }) };
}

/** The best point met so far. */
interface BestPoint {
  readonly point: Float32Array;
  loss: number;
}

function pointEvaluator(
  run: RungRun,
  best: BestPoint,
): (point: Float32Array) => Promise<Evaluated> {
  const image = new Float32Array(run.start.length);
  const gradient = new Float32Array(run.start.length);
  return async function evaluate(point: Float32Array): Promise<Evaluated> {
    for (let i = 0; i < image.length; i++) image[i] = (point[i] ?? 0) / run.unit;
    const losses = await run.objective.evaluate(image, gradient);
    const penalty = addRangePenalty(image, run.rangeWeight * run.objective.scale, gradient) /
      run.objective.scale;
    if (run.unit !== 1) {
      for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] ?? 0) / run.unit;
    }
    const loss = losses.total + penalty;
    if (loss < best.loss) {
      best.point.set(point);
      best.loss = loss;
    }
    return { loss, gradient, terms: { ...losses } };
  };
}

async function chooseOutcome(
  run: RungRun,
  best: BestPoint,
  point: Float32Array,
): Promise<{ image: Float32Array; losses: Losses }> {
  if (run.average && run.average.count > 0) {
    const image = toPicture(run.average.value, run.unit);
    return { image, losses: await evaluatePicture(run, image) };
  }
  const last = toPicture(point, run.unit);
  const lastLosses = await evaluatePicture(run, last);
  if (lastLosses.total <= best.loss) return { image: last, losses: lastLosses };
  const image = toPicture(best.point, run.unit);
  const losses = await evaluatePicture(run, image);
  return losses.total < lastLosses.total || !Number.isFinite(lastLosses.total)
    ? { image, losses }
    : { image: last, losses: lastLosses };
}

async function evaluatePicture(run: RungRun, image: Float32Array): Promise<Losses> {
  return await run.objective.evaluate(image, new Float32Array(image.length));
}

function lossesOf({ terms }: Evaluated): Losses {
  const { content = 0, style = 0, variation = 0, total = 0 } = terms ?? {};
  return { content, style, variation, total };
}

function toPicture(point: Float32Array, unit: number): Float32Array {
  return point.map((value) => Math.min(Math.max(value / unit, 0), 1));
}
