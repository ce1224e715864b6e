/*
 * The three matrices of F(4, 3) for the points 0, 3/4, -3/4, 3/2, -3/2 and infinity, each entry from its
 * definition by Lagrange interpolation. The kernels write the same transforms out by hand.
 */
const POINTS = [0, 3 / 4, -3 / 4, 3 / 2, -3 / 2];

/** Coefficients of the product of (x - p), the lowest first. */
function polynomial(points: readonly number[]): number[] {
  return points.reduce(
    (product: number[], p) => [0, ...product].map((value, i) => value - p * (product[i] ?? 0)),
    [1],
  );
}

function others(point: number): number[] {
  return POINTS.filter((other) => other !== point);
}

/** B^T, 6 x 6. */
export const INPUT_MATRIX: readonly (readonly number[])[] = [
  ...POINTS.map((point) => [...polynomial(others(point)), 0]),
  polynomial(POINTS),
];

/** G, 6 x 3. */
export const FILTER_MATRIX: readonly (readonly number[])[] = [
  ...POINTS.map((point) => {
    const scale = others(point).reduce((product, other) => product * (point - other), 1);
    return [0, 1, 2].map((power) => point ** power / scale);
  }),
  [0, 0, 1],
];

/** A^T, 4 x 6. */
export const OUTPUT_MATRIX: readonly (readonly number[])[] = [0, 1, 2, 3].map((power) => [
  ...POINTS.map((point) => point ** power),
  power === 3 ? 1 : 0,
]);
