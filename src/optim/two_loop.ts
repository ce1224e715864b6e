import type { CurvatureHistory } from "./curvature_history.ts";
import { addThenDot, dot, scaleBy } from "./vector.ts";

/**
 * Multiplies `vector` in place by the inverse Hessian that the history implies: the two-loop
 * recursion (Nocedal and Wright 2006, algorithm 7.4).
 *
 * Fed with k times the true gradient and gradient changes, it returns the true step: each product
 * y . s carries k, the shares alpha and beta are free of it, and the initial factor y . s / y . y
 * carries 1/k, which cancels that of `vector`. So only the first step, which has no pair yet, and an
 * absolute curvature test ever see k.
 */
export function applyInverseHessian(history: CurvatureHistory, vector: Float32Array): void {
  const { pairs, initialInverse } = history;
  const [newest] = pairs;
  if (!newest) return;
  const alphas: number[] = [];

  // Each pass over the vector subtracts one term and takes the product for the next one.
  let product = dot(newest.step, vector);
  for (const [age, { change, curvature }] of pairs.entries()) {
    const alpha = product / curvature;
    alphas.push(alpha);
    const other = pairs[age + 1]?.step ?? change;
    product = addThenDot(vector, { vector: change, factor: -alpha, other });
  }

  scaleBy(vector, initialInverse);
  product *= initialInverse;

  for (const [age, { step, curvature }] of [...pairs.entries()].reverse()) {
    const beta = product / curvature;
    const other = pairs[age - 1]?.change ?? step;
    product = addThenDot(vector, { vector: step, factor: (alphas[age] ?? 0) - beta, other });
  }
}
