import { dot, scaleBy } from "./vector.ts";

/**
 * The last steps of a run with the gradient change that each caused: all that L-BFGS knows of the
 * curvature. A ring: when full, the oldest pair makes room, and its buffers are used again.
 */
export interface CurvatureHistory {
  /** Most pairs kept. */
  readonly capacity: number;
  /** Pairs kept now. */
  count: number;
  /** Slot of the next pair. */
  next: number;
  /** Steps s, by slot. */
  readonly steps: Float32Array[];
  /** Gradient changes y, by slot, multiplied by the scale. */
  readonly changes: Float32Array[];
  /** Products y . s, by slot. */
  readonly products: Float64Array;
  /** Factor of the initial inverse Hessian: y . s / y . y of the newest pair. */
  initialInverse: number;
}

/** A step with the change of gradient that it caused. */
export interface CurvaturePair {
  /** Step s. */
  readonly step: Float32Array;
  /** Gradient change y, multiplied by the scale. */
  readonly change: Float32Array;
}

/** A history without pairs; vectors are allocated as pairs come in, at most `capacity` of them. */
export function createHistory(capacity: number): CurvatureHistory {
  return {
    capacity,
    count: 0,
    next: 0,
    steps: [],
    changes: [],
    products: new Float64Array(capacity),
    initialInverse: 1,
  };
}

/** Stores a pair, whose vectors now belong to the history, and hands out two vectors in exchange. */
export function recordPair(history: CurvatureHistory, pair: CurvaturePair): CurvaturePair {
  const { next, capacity, steps, changes, products } = history;
  const { step, change } = pair;
  const spare = {
    step: steps[next] ?? new Float32Array(step.length),
    change: changes[next] ?? new Float32Array(change.length),
  };
  const product = dot(change, step);
  steps[next] = step;
  changes[next] = change;
  products[next] = product;
  history.initialInverse = product / dot(change, change);
  history.next = (next + 1) % capacity;
  history.count = Math.min(history.count + 1, capacity);
  return spare;
}

/** Slot of the pair that is `age` pairs older than the newest. */
export function slotOf({ next, capacity }: CurvatureHistory, age: number): number {
  return (next - 1 - age + 2 * capacity) % capacity;
}

/** Forgets all pairs and keeps their buffers. */
export function clearHistory(history: CurvatureHistory): void {
  history.count = 0;
  history.next = 0;
}

/** Multiplies all gradient changes by `factor`. */
export function rescaleHistory(history: CurvatureHistory, factor: number): void {
  for (const change of history.changes) scaleBy(change, factor);
  for (let slot = 0; slot < history.capacity; slot++) {
    history.products[slot] = (history.products[slot] ?? 0) * factor;
  }
  history.initialInverse /= factor;
}
