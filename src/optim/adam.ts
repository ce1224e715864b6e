import { checkNumber } from "../base/check.ts";
import { checkEvaluated } from "./divergence.ts";
import type { Bounds, NextRung, Optimizer, StepInput, StepOutput } from "./optimizer.ts";
import { scaleBy } from "./vector.ts";

/** Settings of {@linkcode adam}. */
export interface AdamOptions {
  /** Step size, in the units of the point. @default 0.02 */
  readonly learningRate?: number;
  /** Decay of the mean gradient, 0 to below 1. @default 0.9 */
  readonly beta1?: number;
  /** Decay of the mean squared gradient, 0 to below 1. @default 0.999 */
  readonly beta2?: number;
  /** Added to the root of the mean square, in units of the true gradient; 0 or more. @default 1e-8 */
  readonly epsilon?: number;
}

/** What {@linkcode adam} remembers. */
export interface AdamState {
  readonly kind: "adam";
  /** Steps taken. */
  iteration: number;
  /** The scale that the moments are multiplied by. */
  scale: number;
  /** Decayed mean of the gradient. */
  readonly mean: Float32Array;
  /**
   * Root of the decayed mean of the squared gradient. The root is stored, for it has the range of
   * the gradient: squares of 1e23 or 1e-23 would not fit f32.
   */
  readonly rootMeanSquare: Float32Array;
}

/**
 * Adam (Kingma and Ba 2015, algorithm 1), clamped to the bounds after each step.
 *
 * Epsilon stands beside the bias-corrected root, as in the paper's algorithm and PyTorch. Keras adds
 * it to the uncorrected root, which damps its first steps by up to 1 / sqrt(1 - beta2).
 */
export function adam(options: AdamOptions = {}): Optimizer<AdamState> {
  const { learningRate = 0.02, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  const belowOne = 1 - Number.EPSILON;
  checkNumber("learningRate", learningRate, { min: 0 });
  checkNumber("beta1", beta1, { min: 0, max: belowOne });
  checkNumber("beta2", beta2, { min: 0, max: belowOne });
  checkNumber("epsilon", epsilon, { min: 0 });
  const settings = { learningRate, beta1, beta2, epsilon };
  return {
    name: "adam",
    init: initAdam,
    step: (input, state) => stepAdam(input, state, settings),
    resize: resizeAdam,
  };
}

function initAdam(size: number): AdamState {
  return {
    kind: "adam",
    iteration: 0,
    scale: 1,
    mean: new Float32Array(size),
    rootMeanSquare: new Float32Array(size),
  };
}

async function stepAdam(
  { x, evaluate, scale, bounds }: StepInput,
  state: AdamState,
  settings: Required<AdamOptions>,
): Promise<StepOutput<AdamState>> {
  const evaluated = await evaluate(x);
  checkEvaluated(evaluated);
  adoptScale(state, scale);
  state.iteration++;
  updateMoments(state, evaluated.gradient, settings);
  const update = movePoint(x, state, settings);
  if (bounds) clamp(x, bounds);
  return { state, evaluated, update, evaluations: 1 };
}

/** Another engine may take over with another scale; the moments follow it. */
function adoptScale(state: AdamState, scale: number): void {
  if (state.iteration > 0 && scale !== state.scale) {
    scaleBy(state.mean, scale / state.scale);
    scaleBy(state.rootMeanSquare, scale / state.scale);
  }
  state.scale = scale;
}

function updateMoments(
  { mean, rootMeanSquare }: AdamState,
  gradient: Float32Array,
  { beta1, beta2 }: Required<AdamOptions>,
): void {
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i] ?? 0;
    const root = rootMeanSquare[i] ?? 0;
    mean[i] = beta1 * (mean[i] ?? 0) + (1 - beta1) * g;
    rootMeanSquare[i] = Math.sqrt(beta2 * root * root + (1 - beta2) * g * g);
  }
}

/** Moves the point and returns the largest change before clamping: at rest on a bound is not frozen. */
function movePoint(x: Float32Array, state: AdamState, settings: Required<AdamOptions>): number {
  const { mean, rootMeanSquare, iteration, scale } = state;
  const { learningRate, beta1, beta2 } = settings;
  const rate = learningRate / (1 - beta1 ** iteration);
  const rootCorrection = 1 / Math.sqrt(1 - beta2 ** iteration);
  const epsilon = settings.epsilon * scale;
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    const denominator = (rootMeanSquare[i] ?? 0) * rootCorrection + epsilon;
    // With epsilon 0, a component that never had a gradient has nothing to divide by.
    if (denominator === 0) continue;
    const before = x[i] ?? 0;
    x[i] = before - rate * (mean[i] ?? 0) / denominator;
    const change = Math.abs((x[i] ?? 0) - before);
    if (!(change <= largest)) largest = change;
  }
  return largest;
}

function clamp(x: Float32Array, { min, max }: Bounds): void {
  for (let i = 0; i < x.length; i++) {
    const value = x[i] ?? 0;
    if (value < min) x[i] = min;
    else if (value > max) x[i] = max;
  }
}

function resizeAdam(state: AdamState, { resample }: NextRung): AdamState {
  const mean = resample(state.mean, "signed");
  // Smooth resampling overshoots beside edges, and no root is negative.
  const rootMeanSquare = resample(state.rootMeanSquare, "nonnegative")
    .map((value) => Math.max(0, value));
  return { ...state, mean, rootMeanSquare };
}
