import type { Plane } from "./pixels.ts";

/** A vector over red, green and blue. */
export type Vector3 = readonly [number, number, number];
/** A 3 x 3 matrix by rows. */
export type Matrix3 = readonly [Vector3, Vector3, Vector3];

/** Mean and covariance of the colors of a picture. */
export interface ColorStats {
  /** Mean color. */
  readonly mean: Vector3;
  /** Covariance of the channels, symmetric. */
  readonly covariance: Matrix3;
}

/** Computes mean and covariance, each pixel counted by its weight (0 or more; all 1 without weights). */
export function computeColorStats({ data }: Plane, weights?: Float32Array): ColorStats {
  let [count, red, green, blue] = [0, 0, 0, 0];
  for (let at = 0; at < data.length; at += 3) {
    const weight = weights ? weights[at / 3] ?? 0 : 1;
    count += weight;
    red += weight * (data[at] ?? 0);
    green += weight * (data[at + 1] ?? 0);
    blue += weight * (data[at + 2] ?? 0);
  }
  // Without any weight all sums are 0, and so are the statistics.
  count ||= 1;
  const mean: Vector3 = [red / count, green / count, blue / count];
  // A second pass, since E[x^2] - E[x]^2 cancels badly for pictures of nearly one color.
  let [rr, rg, rb, gg, gb, bb] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < data.length; at += 3) {
    const weight = (weights ? weights[at / 3] ?? 0 : 1) / count;
    const r = (data[at] ?? 0) - mean[0];
    const g = (data[at + 1] ?? 0) - mean[1];
    const b = (data[at + 2] ?? 0) - mean[2];
    rr += weight * r * r;
    rg += weight * r * g;
    rb += weight * r * b;
    gg += weight * g * g;
    gb += weight * g * b;
    bb += weight * b * b;
  }
  return { mean, covariance: [[rr, rg, rb], [rg, gg, gb], [rb, gb, bb]] };
}
