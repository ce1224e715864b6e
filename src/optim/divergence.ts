import { DivergenceError } from "../base/errors.ts";
import type { Evaluated } from "./optimizer.ts";
import { norm1 } from "./vector.ts";

const REMEDY = "lower the learning rate, or the weight of the largest term";

/**
 * Throws unless loss and gradient are finite.
 *
 * Called before a step, while the point is still the last good one.
 *
 * @throws {DivergenceError} Naming the loss or the gradient
 */
export function checkEvaluated({ loss, gradient }: Evaluated): void {
  if (!Number.isFinite(loss)) {
    throw new DivergenceError(`Cannot continue as the loss is ${loss}: ${REMEDY}`);
  }
  if (!Number.isFinite(norm1(gradient))) {
    throw new DivergenceError(
      `Cannot continue as ${describeWorst(gradient)} at a loss of ${loss}: ${REMEDY}`,
    );
  }
}

/**
 * Throws unless a step moved the point by a finite amount.
 *
 * A step of exactly 0 counts as divergence too: the run is frozen and would only look alive.
 *
 * @throws {DivergenceError} Naming the update
 */
export function checkUpdate(update: number): void {
  if (!Number.isFinite(update)) {
    throw new DivergenceError(`Cannot continue as the update is ${update}: ${REMEDY}`);
  }
  if (update === 0) {
    throw new DivergenceError(
      "Cannot continue as the update is exactly 0: raise the learning rate, or start elsewhere",
    );
  }
}

function describeWorst(gradient: Float32Array): string {
  const bad = gradient.reduce((sum, value) => sum + (Number.isFinite(value) ? 0 : 1), 0);
  const first = gradient.find((value) => !Number.isFinite(value));
  return `${bad} of ${gradient.length} gradient components are not finite (first: ${first})`;
}
