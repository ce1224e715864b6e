/** A position on a line with the value and the slope of a function there. */
export interface LinePoint {
  /** Position along the line. */
  readonly length: number;
  /** Value of the function. */
  readonly loss: number;
  /** Derivative along the line. */
  readonly slope: number;
}

/**
 * Where the cubic through two points and their slopes is smallest, kept within `range` (default: the
 * two points). The middle of the range stands in where the cubic has no minimum or overflows.
 *
 * Nocedal and Wright 2006, equation 3.59.
 */
export function cubicMinimum(
  a: LinePoint,
  b: LinePoint,
  range: readonly [number, number] = [a.length, b.length],
): number {
  const [left, right] = a.length <= b.length ? [a, b] : [b, a];
  const min = Math.min(...range);
  const max = Math.max(...range);
  const secant = (left.loss - right.loss) / (left.length - right.length);
  const d1 = left.slope + right.slope - 3 * secant;
  const d2 = Math.sqrt(d1 * d1 - left.slope * right.slope);
  const share = (right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2);
  const minimum = right.length - (right.length - left.length) * share;
  if (!Number.isFinite(minimum)) return (min + max) / 2;
  return Math.min(Math.max(minimum, min), max);
}
