import { checkChoice, checkNumber } from "../base/check.ts";
import {
  createHistory,
  type CurvatureHistory,
  recordPair,
  rescaleHistory,
} from "./curvature_history.ts";
import { checkEvaluated } from "./divergence.ts";
import type { Evaluated, Optimizer, StepInput, StepOutput } from "./optimizer.ts";
import {
  createLineSearchBuffers,
  type LineSearchBuffers,
  searchStrongWolfe,
} from "./strong_wolfe.ts";
import { applyInverseHessian } from "./two_loop.ts";
import {
  addAndMeasure,
  dot,
  maxAbs,
  maxDifference,
  norm1,
  scaleBy,
  setMultiple,
  subtractFrom,
} from "./vector.ts";

/** Settings of {@linkcode lbfgs}. */
export interface LbfgsOptions {
  /** Curvature pairs kept, 1 or more; each costs two vectors of the size of the point. @default 10 */
  readonly history?: number;
  /** Length of a step along the quasi-Newton direction, above 0. @default 1 */
  readonly learningRate?: number;
  /**
   * When a pair counts: `absolute` is torch's rule, y . s > 1e-10 on the true objective; `relative`
   * asks for y . s > 1e-10 |y| |s|, which no multiple of the objective can change.
   * @default "relative"
   */
  readonly curvature?: "absolute" | "relative";
  /**
   * Largest change of a component in the gradient step after a start or a rung change, in the units
   * of the point. Torch's rule gives all components together a change of 1, which sinks into f32
   * rounding as pictures grow; a fixed change per component does not.
   * @default torch's rule, 1 / (sum of absolute gradients)
   */
  readonly firstStep?: number;
  /**
   * Limit for a change of a component while at most one pair is known, in the units of the point.
   * That holds for the step after the gradient step above all: trusting its one pair, it went 45 to
   * 65 gray levels on real pictures, and the gradient step itself a tenth of one.
   * @default Infinity
   */
  readonly firstStepCap?: number;
  /** How a step gets its length. @default "none" */
  readonly lineSearch?: "none" | "strong-wolfe";
}

/** What {@linkcode lbfgs} remembers. */
export interface LbfgsState {
  readonly kind: "lbfgs";
  /** Steps taken since the start, the last rung change or the last loss of all pairs. */
  iteration: number;
  /** The scale that gradients and gradient changes are multiplied by. */
  scale: number;
  /** Known curvature. */
  readonly history: CurvatureHistory;
  /** The last step. */
  step: Float32Array;
  /** The gradient before the last step. */
  gradient: Float32Array;
  /** What a line search already knows of the point it stopped at; holds while nobody moves it. */
  ahead?: Evaluated | undefined;
  /** Memory of the line search, without meaning between steps. */
  buffers?: LineSearchBuffers;
}

type Settings =
  & Required<Omit<LbfgsOptions, "firstStep">>
  & { readonly firstStep: number | undefined };

/**
 * L-BFGS (Liu and Nocedal 1989) with torch's step rule: a fixed step length and one evaluation per
 * step, or the length of a strong Wolfe search. Bounds are left to the caller: clamping in mid-run
 * puts changes into the pairs that no gradient explains.
 *
 * Torch's stopping tolerances end one call of its `step(closure)`, and the next call goes on from the
 * same state; repeated calls, as style transfer makes them, walk the path taken here. Two of them
 * would leave torch standing still in every further call: a largest gradient of 1e-7, and a slope
 * above -1e-9. Both depend on the objective's units and are normal for ours, so neither is applied.
 */
export function lbfgs(options: LbfgsOptions = {}): Optimizer<LbfgsState> {
  const { history = 10, learningRate = 1, curvature = "relative" } = options;
  const { firstStep, firstStepCap = Infinity, lineSearch = "none" } = options;
  checkNumber("history", history, { min: 1, integer: true });
  checkNumber("learningRate", learningRate, { min: 0 });
  if (firstStep !== undefined) checkNumber("firstStep", firstStep, { min: 0 });
  checkNumber("firstStepCap", firstStepCap, { min: 0 });
  checkChoice("curvature", curvature, ["absolute", "relative"]);
  checkChoice("lineSearch", lineSearch, ["none", "strong-wolfe"]);
  const settings = { history, learningRate, curvature, firstStep, firstStepCap, lineSearch };
  return {
    name: "lbfgs",
    init: (size) => initLbfgs(size, history),
    step: (input, state) => stepLbfgs(input, state, settings),
    // Pairs of another size describe another objective; like all multi-scale peers, start afresh.
    resize: (_state, { size }) => initLbfgs(size, history),
  };
}

function initLbfgs(size: number, capacity: number): LbfgsState {
  return {
    kind: "lbfgs",
    iteration: 0,
    scale: 1,
    history: createHistory(capacity),
    step: new Float32Array(size),
    gradient: new Float32Array(size),
  };
}

async function stepLbfgs(
  input: StepInput,
  state: LbfgsState,
  settings: Settings,
): Promise<StepOutput<LbfgsState>> {
  adoptScale(state, input.scale);
  const known = state.ahead;
  const found = known ?? await input.evaluate(input.x);
  checkEvaluated(found);
  learnCurvature(state, found.gradient, settings);
  state.gradient.set(found.gradient);
  const evaluated = { ...found, gradient: state.gradient };
  let evaluations = known ? 0 : 1;
  let moved = await move(input, state, { settings, evaluated });
  evaluations += moved.evaluations;
  if (moved.update === 0 && state.history.pairs.length > 0) {
    // Old pairs led nowhere; the gradient alone may.
    restart(state);
    moved = await move(input, state, { settings, evaluated });
    evaluations += moved.evaluations;
  }
  state.iteration++;
  return { state, evaluated, update: moved.update, evaluations };
}

/** Another engine may take over with another scale; everything known of gradients follows it. */
function adoptScale(state: LbfgsState, scale: number): void {
  const factor = scale / state.scale;
  state.scale = scale;
  if (state.iteration === 0 || factor === 1) return;
  rescaleHistory(state.history, factor);
  scaleBy(state.gradient, factor);
  if (state.ahead) scaleBy(state.ahead.gradient, factor);
}

/** Files the last step with the change of gradient that it caused, if that shows a valley. */
function learnCurvature(state: LbfgsState, gradient: Float32Array, settings: Settings): void {
  if (state.iteration === 0) return;
  const { step, gradient: change } = state;
  subtractFrom(change, gradient);
  const curvature = dot(change, step);
  const threshold = settings.curvature === "absolute"
    ? 1e-10 * state.scale
    : 1e-10 * Math.sqrt(dot(change, change) * dot(step, step));
  if (!(curvature > threshold)) return;
  const spare = recordPair(state.history, { step, change, curvature });
  state.step = spare.step;
  state.gradient = spare.change;
}

/** Forgets the curvature, so that the next move is a first step. */
function restart(state: LbfgsState): void {
  state.history.pairs.length = 0;
  state.iteration = 0;
}

/** Writes the direction of descent into the step's buffer and returns the true slope along it. */
function chooseDirection(state: LbfgsState, settings: Settings): number {
  const { history, step: direction, gradient, scale } = state;
  if (history.pairs.length > 0) {
    setMultiple(direction, { vector: gradient, factor: -1 });
    applyInverseHessian(history, direction);
    const slope = dot(gradient, direction) / scale;
    if (slope < 0) return slope;
    // Rounding can make the pairs point uphill, where torch would stand still for good.
    restart(state);
  }
  setMultiple(direction, { vector: gradient, factor: -steepestFactor(state, settings) });
  return dot(gradient, direction) / scale;
}

/** Factor that turns the scaled gradient into a step where no curvature is known. */
function steepestFactor({ gradient, scale, iteration }: LbfgsState, settings: Settings): number {
  // Torch shortens the very first step only; later ones without a pair take the full true gradient.
  if (settings.curvature === "absolute" && iteration > 0) return 1 / scale;
  const norm = norm1(gradient);
  if (norm === 0) return 0;
  if (settings.firstStep !== undefined) return settings.firstStep / maxAbs(gradient);
  return settings.curvature === "absolute" ? Math.min(1 / scale, 1 / norm) : 1 / norm;
}

interface MoveOptions {
  readonly settings: Settings;
  readonly evaluated: Evaluated;
}

interface Moved {
  readonly update: number;
  readonly evaluations: number;
}

async function move(
  { x, evaluate, scale }: StepInput,
  state: LbfgsState,
  { settings, evaluated }: MoveOptions,
): Promise<Moved> {
  const slope = chooseDirection(state, settings);
  if (!Number.isFinite(slope)) return { update: slope, evaluations: 0 };
  const { step, history } = state;
  let length = settings.learningRate;
  if (history.pairs.length <= 1) length = Math.min(length, settings.firstStepCap / maxAbs(step));
  if (settings.lineSearch === "none") {
    if (length !== 1) scaleBy(step, length);
    return { update: addAndMeasure(x, step), evaluations: 0 };
  }
  state.buffers ??= createLineSearchBuffers(x.length);
  const { buffers } = state;
  const start = { length: 0, loss: evaluated.loss, slope, evaluated };
  const input = { x, evaluate, scale, direction: step, start, firstLength: length, buffers };
  const { best, evaluations } = await searchStrongWolfe(input);
  scaleBy(step, best.length);
  state.ahead = best.length > 0 ? best.evaluated : undefined;
  return { update: maxDifference(x, buffers.origin), evaluations };
}
