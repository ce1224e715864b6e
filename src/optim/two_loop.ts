import { type CurvatureHistory, slotOf } from "./curvature_history.ts";
import { addScaled, dot, scaleBy } from "./vector.ts";

/**
 * Multiplies `vector` in place by the inverse Hessian that the history implies: the two-loop
 * recursion (Nocedal and Wright 2006, algorithm 7.4). The history holds at least one pair.
 *
 * Fed with k times the true gradient and gradient changes, it returns the true step: each product
 * y . s carries k, the shares alpha and beta are free of it, and the initial factor y . s / y . y
 * carries 1/k, which cancels that of `vector`. So only the first step, which has no pair yet, and an
 * absolute curvature test ever see k.
 */
export function applyInverseHessian(history: CurvatureHistory, vector: Float32Array): void {
  const { count, products, initialInverse } = history;
  const alphas = new Float64Array(count);

  for (let age = 0; age < count; age++) {
    const slot = slotOf(history, age);
    const { step, change } = pairAt(history, slot);
    const alpha = dot(step, vector) / (products[slot] ?? 1);
    alphas[age] = alpha;
    addScaled(vector, change, -alpha);
  }

  scaleBy(vector, initialInverse);

  for (let age = count - 1; age >= 0; age--) {
    const slot = slotOf(history, age);
    const { step, change } = pairAt(history, slot);
    const beta = dot(change, vector) / (products[slot] ?? 1);
    addScaled(vector, step, (alphas[age] ?? 0) - beta);
  }
}

function pairAt(
  { steps, changes }: CurvatureHistory,
  slot: number,
): { step: Float32Array; change: Float32Array } {
  const step = steps[slot];
  const change = changes[slot];
  if (!step || !change) {
    throw new RangeError(`Cannot read curvature pair ${slot} as it was never stored`);
  }
  return { step, change };
}
