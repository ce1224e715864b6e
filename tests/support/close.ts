import assert from "node:assert/strict";

type Numbers = ArrayLike<number>;

/** L2 norm in float64. */
export function norm(values: Numbers): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2;
  return Math.sqrt(sum);
}

/** L2 distance of two arrays relative to the norm of the second. */
export function relativeDistance(found: Numbers, expected: Numbers): number {
  assert.equal(found.length, expected.length);
  let sum = 0;
  for (let i = 0; i < found.length; i++) sum += (found[i]! - expected[i]!) ** 2;
  const size = norm(expected);
  return size === 0 ? Math.sqrt(sum) : Math.sqrt(sum) / size;
}

/** Asserts that two arrays are close in relative L2; not a number is far from everything. */
export function assertNear(
  found: Numbers,
  expected: Numbers,
  { tolerance, what }: { readonly tolerance: number; readonly what: string },
): void {
  const distance = relativeDistance(found, expected);
  assert.ok(distance <= tolerance, `${what}: relative distance ${distance} above ${tolerance}`);
}
