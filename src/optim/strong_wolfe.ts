import { cubicMinimum, type LinePoint } from "./cubic_minimum.ts";
import type { Evaluated, StepInput } from "./optimizer.ts";
import { dot, maxAbs } from "./vector.ts";

/** Share of the predicted decrease that has to arrive (Armijo). */
export const SUFFICIENT_DECREASE = 1e-4;
/** Share of the first slope that may remain (curvature). */
export const REMAINING_SLOPE = 0.9;
const MAX_EVALUATIONS = 25;
/** A bracket in which no component moves by more than this is a point; torch's `tolerance_change`. */
const SMALLEST_MOVE = 1e-9;

/** A tried step length; its `loss` is Infinity where the objective gave no finite number. */
export interface Trial extends LinePoint {
  /** What the objective gave, with a gradient that outlives the next evaluation. */
  readonly evaluated: Evaluated;
}

/** The line to search and where on it to begin. */
export interface LineSearchInput extends Pick<StepInput, "x" | "evaluate" | "scale"> {
  /** Direction of descent. */
  readonly direction: Float32Array;
  /** The point before the step, at length 0. */
  readonly start: Trial;
  /** First step length to try. */
  readonly firstLength: number;
  /** Working memory, of the size of `x`. */
  readonly buffers: LineSearchBuffers;
}

/** What the search found; `x` stands at `best`. */
export interface LineSearchOutput {
  /** The accepted trial, or the start where no trial was lower. */
  readonly best: Trial;
  /** Evaluations spent. */
  readonly evaluations: number;
}

/** Memory that a search needs beside the direction. */
export interface LineSearchBuffers {
  /** The point before the step. */
  readonly origin: Float32Array;
  /** Gradients of the two ends of the bracket and of the newest trial. */
  readonly gradients: readonly Float32Array[];
}

/** Allocates the memory of a search on points of `size` components. */
export function createLineSearchBuffers(size: number): LineSearchBuffers {
  return {
    origin: new Float32Array(size),
    gradients: Array.from({ length: 3 }, () => new Float32Array(size)),
  };
}

/**
 * Finds a step length that fulfills the strong Wolfe conditions, as minFunc and torch do: double
 * out until a bracket holds such a length, then close in on it by cubic interpolation.
 *
 * Departs from torch for a trial that overflows: it is a bracket's bad end, not the end of the run.
 * An evaluation that throws (a run canceled in mid-search) leaves `x` where the search began.
 */
export async function searchStrongWolfe(input: LineSearchInput): Promise<LineSearchOutput> {
  const { x, direction, start, buffers: { origin } } = input;
  origin.set(x);
  const search: Search = { input, evaluations: 0 };
  let best = start;
  try {
    const bracket = await findBracket(search);
    best = bracket.length === 1 ? bracket[0] : await narrowBracket(search, bracket);
  } finally {
    moveAlong(x, { origin, direction, length: best.length });
  }
  return { best, evaluations: search.evaluations };
}

interface Search {
  readonly input: LineSearchInput;
  evaluations: number;
}

type Bracket = [Trial, Trial];

/** Extends the step until it is acceptable (one trial) or has gone too far (a bracket). */
async function findBracket(search: Search): Promise<[Trial] | Bracket> {
  const { start, firstLength } = search.input;
  let previous = start;
  let current = await tryLength(search, firstLength, [start]);
  while (search.evaluations < MAX_EVALUATIONS) {
    // minFunc compares with the previous trial from the third on.
    const rises = search.evaluations > 2 && current.loss >= previous.loss;
    if (!decreasesEnough(current, start) || rises) return [previous, current];
    if (isFlatEnough(current, start)) return [current];
    if (current.slope >= 0) return [previous, current];
    const least = current.length + 0.01 * (current.length - previous.length);
    const length = cubicMinimum(previous, current, [least, 10 * current.length]);
    const trial = await tryLength(search, length, [previous, current]);
    [previous, current] = [current, trial];
  }
  return [start, current];
}

/** Closes in on an acceptable length within the bracket; returns the lowest end when out of tries. */
async function narrowBracket(search: Search, bracket: Bracket): Promise<Trial> {
  const { start, direction } = search.input;
  const largest = maxAbs(direction);
  let [low, high] = bracket[0].loss <= bracket[1].loss ? bracket : [bracket[1], bracket[0]];
  let wasNearEnd = false;
  while (search.evaluations < MAX_EVALUATIONS) {
    if (Math.abs(high.length - low.length) * largest < SMALLEST_MOVE) break;
    const inside = keepInside(cubicMinimum(low, high), { low, high, wasNearEnd });
    wasNearEnd = inside.isNearEnd;
    const trial = await tryLength(search, inside.length, [low, high]);
    if (!decreasesEnough(trial, start) || trial.loss >= low.loss) {
      // A trial that is lower, but not by enough, becomes the low end, as in torch.
      [low, high] = trial.loss < low.loss ? [trial, low] : [low, trial];
    } else {
      if (isFlatEnough(trial, start)) return trial;
      if (trial.slope * (high.length - low.length) >= 0) high = low;
      low = trial;
    }
  }
  return low;
}

/** A bracket, and whether the trial before came near one of its ends. */
interface Inside {
  readonly low: LinePoint;
  readonly high: LinePoint;
  readonly wasNearEnd: boolean;
}

/** Moves a trial a tenth into the bracket when interpolation keeps hugging one end. */
function keepInside(
  length: number,
  { low, high, wasNearEnd }: Inside,
): { length: number; isNearEnd: boolean } {
  const min = Math.min(low.length, high.length);
  const max = Math.max(low.length, high.length);
  const margin = 0.1 * (max - min);
  if (Math.min(max - length, length - min) >= margin) return { length, isNearEnd: false };
  if (!wasNearEnd && length > min && length < max) return { length, isNearEnd: true };
  const nudged = max - length < length - min ? max - margin : min + margin;
  return { length: nudged, isNearEnd: false };
}

async function tryLength(
  search: Search,
  length: number,
  kept: readonly Trial[],
): Promise<Trial> {
  const { x, evaluate, scale, direction, buffers: { origin, gradients } } = search.input;
  moveAlong(x, { origin, direction, length });
  const evaluated = await evaluate(x);
  search.evaluations++;
  const slope = dot(evaluated.gradient, direction) / scale;
  const isFinite = Number.isFinite(evaluated.loss) && Number.isFinite(slope);
  const loss = isFinite ? evaluated.loss : Infinity;
  const gradient = gradients.find((free) =>
    kept.every((trial) => trial.evaluated.gradient !== free)
  );
  if (!gradient) throw new RangeError("Cannot keep more than three gradients in a line search");
  gradient.set(evaluated.gradient);
  return { length, loss, slope, evaluated: { ...evaluated, gradient } };
}

function decreasesEnough(trial: LinePoint, start: LinePoint): boolean {
  return trial.loss <= start.loss + SUFFICIENT_DECREASE * trial.length * start.slope;
}

function isFlatEnough(trial: LinePoint, start: LinePoint): boolean {
  return Math.abs(trial.slope) <= -REMAINING_SLOPE * start.slope;
}

interface Move {
  readonly origin: Float32Array;
  readonly direction: Float32Array;
  readonly length: number;
}

function moveAlong(x: Float32Array, { origin, direction, length }: Move): void {
  for (let i = 0; i < x.length; i++) x[i] = (origin[i] ?? 0) + length * (direction[i] ?? 0);
}
