/**
 * Arithmetic on f32 vectors of equal length. Sums run in f64, so that a dot product of a million
 * terms is exact to f32 and squares of f32 numbers cannot overflow.
 *
 * `?? 0` only satisfies the compiler: every index is in bounds, and V8 drops the test.
 */

/** Sum of products. Four running sums hide the latency of addition. */
export function dot(a: Float32Array, b: Float32Array): number {
  const { length } = a;
  const whole = length - (length % 4);
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    sum0 += (a[i] ?? 0) * (b[i] ?? 0);
    sum1 += (a[i + 1] ?? 0) * (b[i + 1] ?? 0);
    sum2 += (a[i + 2] ?? 0) * (b[i + 2] ?? 0);
    sum3 += (a[i + 3] ?? 0) * (b[i + 3] ?? 0);
  }
  for (let i = whole; i < length; i++) sum0 += (a[i] ?? 0) * (b[i] ?? 0);
  return sum0 + sum1 + (sum2 + sum3);
}

/** Sum of absolute values; finite exactly when every component is. */
export function norm1(a: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] ?? 0);
  return sum;
}

/** Largest absolute value of a vector without NaN. */
export function maxAbs(a: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const size = Math.abs(a[i] ?? 0);
    if (size > largest) largest = size;
  }
  return largest;
}

/** Multiplies `a` by `factor` in place. */
export function scaleBy(a: Float32Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) * factor;
}

/** A multiple of a vector, not yet computed. */
export interface Multiple {
  /** The vector. */
  readonly vector: Float32Array;
  /** What to multiply it by. */
  readonly factor: number;
}

/** Writes the multiple into `a`. */
export function setMultiple(a: Float32Array, { vector, factor }: Multiple): void {
  for (let i = 0; i < a.length; i++) a[i] = factor * (vector[i] ?? 0);
}

/** A multiple to add, and the vector that the sum is then multiplied with. */
export interface AddThenDot extends Multiple {
  /** Second factor of the dot product. */
  readonly other: Float32Array;
}

/**
 * Adds the multiple to `a` in place and returns the dot product of the sum with `other`.
 *
 * Long vectors live in memory, not in cache: one pass for both saves a quarter of the traffic.
 */
export function addThenDot(a: Float32Array, { vector, factor, other }: AddThenDot): number {
  const { length } = a;
  const whole = length - (length % 2);
  let [even, odd] = [0, 0];
  for (let i = 0; i < whole; i += 2) {
    const first = Math.fround((a[i] ?? 0) + factor * (vector[i] ?? 0));
    const second = Math.fround((a[i + 1] ?? 0) + factor * (vector[i + 1] ?? 0));
    a[i] = first;
    a[i + 1] = second;
    even += first * (other[i] ?? 0);
    odd += second * (other[i + 1] ?? 0);
  }
  if (whole === length) return even + odd;
  const last = Math.fround((a[whole] ?? 0) + factor * (vector[whole] ?? 0));
  a[whole] = last;
  return even + odd + last * (other[whole] ?? 0);
}

/** Replaces `a` by `b - a`. */
export function subtractFrom(a: Float32Array, b: Float32Array): void {
  for (let i = 0; i < a.length; i++) a[i] = (b[i] ?? 0) - (a[i] ?? 0);
}

/**
 * Adds `b` to `a` in place and returns the largest change that arrived.
 *
 * The change is measured after rounding to f32: a step too small to move any component returns 0.
 */
export function addAndMeasure(a: Float32Array, b: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const before = a[i] ?? 0;
    a[i] = before + (b[i] ?? 0);
    const change = Math.abs((a[i] ?? 0) - before);
    if (change > largest) largest = change;
  }
  return largest;
}

/** Largest absolute difference between two vectors without NaN. */
export function maxDifference(a: Float32Array, b: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const size = Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    if (size > largest) largest = size;
  }
  return largest;
}
