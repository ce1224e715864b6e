import type { Average } from "../optim/average.ts";
import { startAverage } from "../optim/average.ts";
import {
  createOptimizer,
  type OptimizerSettings,
  type OptimizerState,
} from "../optim/create_optimizer.ts";
import type { Optimizer } from "../optim/optimizer.ts";
import { resizePlane } from "../image/resample.ts";
import type { Size } from "../image/image_header.ts";
import type { Settings } from "./settings.ts";

/** What goes from one rung to the next beside the picture. */
export interface RungMemory {
  /** The rule. */
  readonly optimizer: Optimizer<OptimizerState>;
  /** Its memory. */
  readonly state: OptimizerState;
  /** Average of the iterates, if one is wanted. */
  readonly average?: Average | undefined;
  /** Size that the memory fits. */
  readonly size: Size;
}

/** Largest change by a step that knows at most one curvature pair: 16 gray levels. One overshot 22 times. */
const FIRST_STEP_CAP = 16 / 255;

/** Largest change by the very first step: torch's 1 / |g| moves a picture by a tenth of a gray level. */
const FIRST_STEP = 1 / 255;

/** Starts a rule without memory. */
export function createMemory(settings: Settings, size: Size): RungMemory {
  const optimizer = createOptimizer(optimizerSettings(settings));
  const length = size.width * size.height * 3;
  return { optimizer, state: optimizer.init(length), average: newAverage(settings, length), size };
}

/**
 * Brings the memory to the next rung. Each rule says what it keeps: Adam's moments are resampled, curvature
 * pairs belong to their size. The average starts anew, from the picture it already shaped.
 */
export function carryMemory(
  memory: RungMemory,
  options: { readonly settings: Settings; readonly from: Size; readonly to: Size },
): RungMemory {
  const { settings, from, to } = options;
  const length = to.width * to.height * 3;
  const state = memory.optimizer.resize(memory.state, {
    size: length,
    resample: (field, kind) => resampleField({ ...from, data: field }, { to, kind }),
  });
  return { optimizer: memory.optimizer, state, average: newAverage(settings, length), size: to };
}

function newAverage(settings: Settings, size: number): Average | undefined {
  if (settings.averaging === 0) return undefined;
  return startAverage({ size, decay: settings.averaging });
}

/** Resampling works on 0..1, so a field is mapped there and back. */
function resampleField(
  field: { width: number; height: number; data: Float32Array },
  { to, kind }: { to: Size; kind: "signed" | "nonnegative" },
): Float32Array {
  const largest = field.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return new Float32Array(to.width * to.height * 3);
  const low = kind === "signed" ? -largest : 0;
  const data = field.data.map((value) => (value - low) / (largest - low));
  return resizePlane({ ...field, data }, to).data.map((value) => low + value * (largest - low));
}

function optimizerSettings(settings: Settings): OptimizerSettings {
  const { unit, steps } = settings.plan;
  const { learningRate, beta1, beta2, epsilon, history } = settings;
  if (settings.optimizer === "adam") {
    return { optimizer: "adam", learningRate, beta1, beta2, epsilon };
  }
  if (steps === "torch") {
    return { optimizer: "lbfgs", learningRate, history, curvature: "absolute" };
  }
  const firstStepCap = FIRST_STEP_CAP * unit;
  const firstStep = FIRST_STEP * unit;
  return {
    optimizer: "lbfgs",
    learningRate,
    history,
    curvature: "relative",
    firstStep,
    firstStepCap,
  };
}
