/**
 * The room `loss`: the formulas as numbers. Every engine evaluates the same two sums, and this room says
 * which constants stand before them; it must not know tensors, devices or pictures' files.
 *
 *     content term of layer l   c_l * sum_p w_p |F_p - P_p|^2
 *     style term of layer l     s_l * |G / M_G - A / M_A|_F^2       G = sum_p w_p F_p F_p^T, M = sum_p w_p
 */

/** The conventions under which published weights are meant. */
export type Normalization = "impasto" | "gatys-code" | "gatys-paper" | "sum" | "mean";

/** All conventions, the default first. */
export const NORMALIZATIONS: readonly Normalization[] = [
  "impasto",
  "gatys-code",
  "gatys-paper",
  "sum",
  "mean",
];

/**
 * Weight of a layer for which none is written. `impasto`, `gatys-paper` (w_l = 1/5) and `mean` average
 * the layers; Gatys' code and the plain sum add them up.
 */
export function defaultLayerWeight(normalization: Normalization, layers: number): number {
  return normalization === "gatys-code" || normalization === "sum" ? 1 : 1 / layers;
}
