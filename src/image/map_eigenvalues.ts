import type { Matrix3, Vector3 } from "./color_stats.ts";

// Jacobi's method converges quadratically; a 3 x 3 matrix needs about six sweeps at most.
const SWEEPS = 12;

/** Returns the symmetric matrix with the same axes whose stretches are `change` of the old ones. */
export function mapEigenvalues(matrix: Matrix3, change: (value: number) => number): Matrix3 {
  const { values, axes } = diagonalize(matrix);
  return toMatrix((row, column) =>
    values.reduce((sum, value, k) => {
      return sum + change(value) * (axes[row]?.[k] ?? 0) * (axes[column]?.[k] ?? 0);
    }, 0)
  );
}

/** Returns the product of two matrices. */
export function multiply(left: Matrix3, right: Matrix3): Matrix3 {
  return toMatrix((row, column) =>
    (left[row]?.[0] ?? 0) * (right[0][column] ?? 0) +
    (left[row]?.[1] ?? 0) * (right[1][column] ?? 0) +
    (left[row]?.[2] ?? 0) * (right[2][column] ?? 0)
  );
}

function toMatrix(entry: (row: number, column: number) => number): Matrix3 {
  const rowOf = (row: number): Vector3 => [entry(row, 0), entry(row, 1), entry(row, 2)];
  return [rowOf(0), rowOf(1), rowOf(2)];
}

interface Eigen {
  readonly values: readonly number[];
  /** Columns are the axes. */
  readonly axes: readonly (readonly number[])[];
}

/** Jacobi's rotations: each zeroes one entry beside the diagonal until none is left. */
function diagonalize(matrix: Matrix3): Eigen {
  const a = matrix.map((row) => [...row]);
  const axes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const [p, q] of [[0, 1], [0, 2], [1, 2]] as const) rotate(a, axes, p, q);
  }
  return { values: [0, 1, 2].map((k) => a[k]?.[k] ?? 0), axes };
}

function rotate(a: number[][], axes: number[][], p: number, q: number): void {
  const off = a[p]?.[q] ?? 0;
  if (off === 0) return;
  const angle = 0.5 * Math.atan2(2 * off, (a[q]?.[q] ?? 0) - (a[p]?.[p] ?? 0));
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  for (const rows of [a, axes]) for (const row of rows) turn(row, p, q, c, s);
  const [rowP, rowQ] = [a[p] ?? [], a[q] ?? []];
  for (let k = 0; k < 3; k++) {
    const [x, y] = [rowP[k] ?? 0, rowQ[k] ?? 0];
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
}

function turn(row: number[], p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p] ?? 0, row[q] ?? 0];
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}
