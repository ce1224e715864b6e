/**
 * Returns the constant k by which an engine multiplies an objective of the given magnitude, so that its
 * gradients and their squares fit f32: a power of two, as those leave every mantissa untouched.
 *
 * With normalization `sum` and a style weight of 1e4 raw gradients reach 1e23. The optimizers undo k
 * wherever a rule has a unit.
 */
export function overflowScale(magnitude: number): number {
  if (!Number.isFinite(magnitude) || magnitude <= 0) return 1;
  return 2 ** -Math.round(Math.log2(magnitude));
}
