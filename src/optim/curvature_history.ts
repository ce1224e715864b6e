import { dot, scaleBy } from "./vector.ts";

/** A step with the change of gradient that it caused. */
export interface CurvaturePair {
  /** Step s. */
  readonly step: Float32Array;
  /** Gradient change y, multiplied by the scale. */
  readonly change: Float32Array;
  /** Product y . s. */
  readonly curvature: number;
}

/**
 * The last steps of a run with the gradient change that each caused: all that L-BFGS knows of the
 * curvature. When full, the oldest pair makes room and its vectors are used again.
 */
export interface CurvatureHistory {
  /** Most pairs kept. */
  readonly capacity: number;
  /** The pairs, newest first. */
  readonly pairs: CurvaturePair[];
  /** Factor of the initial inverse Hessian: y . s / y . y of the newest pair. */
  initialInverse: number;
}

/** A history without pairs; vectors are allocated as pairs come in, at most `capacity` of them. */
export function createHistory(capacity: number): CurvatureHistory {
  return { capacity, pairs: [], initialInverse: 1 };
}

/** Stores a pair, whose vectors now belong to the history, and hands out two vectors in exchange. */
export function recordPair(
  history: CurvatureHistory,
  pair: CurvaturePair,
): Pick<CurvaturePair, "step" | "change"> {
  const { pairs, capacity } = history;
  const { change, curvature } = pair;
  const oldest = pairs.length === capacity ? pairs.pop() : undefined;
  pairs.unshift(pair);
  history.initialInverse = curvature / dot(change, change);
  const size = change.length;
  return oldest ?? { step: new Float32Array(size), change: new Float32Array(size) };
}

/** Multiplies all gradient changes by `factor`. */
export function rescaleHistory(history: CurvatureHistory, factor: number): void {
  const { pairs } = history;
  for (const [age, { step, change, curvature }] of pairs.entries()) {
    scaleBy(change, factor);
    pairs[age] = { step, change, curvature: curvature * factor };
  }
  history.initialInverse /= factor;
}
