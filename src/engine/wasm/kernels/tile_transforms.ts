import {
  addition,
  difference,
  type MultiplyAdd,
  product,
  splatConstant,
} from "../assembler/expressions.ts";
import type { FunctionWriter } from "../assembler/function_writer.ts";
import type { Local, Vector } from "../assembler/value.ts";

/*
 * Winograd's minimal filtering F(4, 3) (Lavin and Gray 2016, arXiv 1509.09308): four outputs of a 3-tap
 * filter from six products instead of twelve, so 4x4 outputs of a 3x3 filter take 36 instead of 144. The
 * transforms are applied to columns and rows in turn.
 *
 * Departure from the paper: it interpolates at 0, 1, -1, 2, -2 and infinity. Points closer to 1 that lie
 * evenly around it halve the error of f32 at the same cost (Barabasz et al. 2020, arXiv 1803.10986, say
 * why); with NEAR and FAR all constants of the data's transforms are exact.
 */

/** The points nearer to 0: NEAR and -NEAR. */
const NEAR = 3 / 4;

/** The points farther from 0: FAR and -FAR. */
const FAR = 3 / 2;

/** Outputs of a tile along one side. */
export const TILE_OUTPUTS = 4;

/** Inputs of a tile along one side, and products that it takes. */
export const TILE_INPUTS = 6;

/** Products of a tile: as many matrices are multiplied. */
export const TILE_PRODUCTS = TILE_INPUTS ** 2;

/** A transform of one column or row; the results are locals. */
export type LineTransform = (line: readonly Local[]) => Local[];

/** What the transforms are written with. */
export interface TransformWriter {
  /** Function that is written. */
  readonly writer: FunctionWriter;
  /** a * b + c. */
  readonly multiplyAdd: MultiplyAdd;
}

function entry(line: readonly Local[], index: number): Local {
  const found = line[index];
  if (!found) throw new TypeError(`Cannot transform a line without entry ${index}`);
  return found;
}

/** Returns the input transform: B^T d. */
export function inputTransform({ writer: f, multiplyAdd }: TransformWriter): LineTransform {
  const scaled = scaledBy(multiplyAdd);
  const [sum, both] = [-(NEAR ** 2 + FAR ** 2), (NEAR * FAR) ** 2];
  return (d) => {
    const [d0, d1, d2] = [entry(d, 0), entry(d, 1), entry(d, 2)];
    const [d3, d4, d5] = [entry(d, 3), entry(d, 4), entry(d, 5)];
    const [even, odd] = [
      f.local(scaled(d2, -(FAR ** 2), d4)),
      f.local(scaled(d1, -(FAR ** 2), d3)),
    ];
    const evenFar = f.local(scaled(d2, -(NEAR ** 2), d4));
    const oddFar = f.local(scaled(d1, -(NEAR ** 2), d3));
    return [
      scaled(d0, both, scaled(d2, sum, d4)),
      scaled(odd, NEAR, even),
      scaled(odd, -NEAR, even),
      scaled(oddFar, FAR, evenFar),
      scaled(oddFar, -FAR, evenFar),
      scaled(d1, both, scaled(d3, sum, d5)),
    ].map((value) => f.local(value));
  };
}

/** Returns the filter transform: G g. */
export function filterTransform({ writer: f, multiplyAdd }: TransformWriter): LineTransform {
  const scaled = scaledBy(multiplyAdd);
  const near = 1 / (2 * NEAR ** 2 * (NEAR ** 2 - FAR ** 2));
  const far = 1 / (2 * FAR ** 2 * (FAR ** 2 - NEAR ** 2));
  return (g) => {
    const [g0, g1, g2] = [entry(g, 0), entry(g, 1), entry(g, 2)];
    const outer = f.local(scaled(g2, NEAR ** 2 * near, product(g0, splatConstant(near))));
    const outerFar = f.local(scaled(g2, FAR ** 2 * far, product(g0, splatConstant(far))));
    return [
      product(g0, splatConstant(1 / (NEAR * FAR) ** 2)),
      scaled(g1, NEAR * near, outer),
      scaled(g1, -NEAR * near, outer),
      scaled(g1, FAR * far, outerFar),
      scaled(g1, -FAR * far, outerFar),
      g2,
    ].map((value) => f.local(value));
  };
}

/** Returns the output transform: A^T m. */
export function outputTransform({ writer: f, multiplyAdd }: TransformWriter): LineTransform {
  const scaled = scaledBy(multiplyAdd);
  return (m) => {
    const sum = f.local(addition(entry(m, 1), entry(m, 2)));
    const gap = f.local(difference(entry(m, 1), entry(m, 2)));
    const sumFar = f.local(addition(entry(m, 3), entry(m, 4)));
    const gapFar = f.local(difference(entry(m, 3), entry(m, 4)));
    return [
      addition(addition(entry(m, 0), sum), sumFar),
      scaled(gapFar, FAR, product(gap, splatConstant(NEAR))),
      scaled(sumFar, FAR ** 2, product(sum, splatConstant(NEAR ** 2))),
      scaled(gapFar, FAR ** 3, scaled(gap, NEAR ** 3, entry(m, 5))),
    ].map((value) => f.local(value));
  };
}

/** Returns the function a * factor + b. */
function scaledBy(multiplyAdd: MultiplyAdd): (a: Vector, factor: number, b: Vector) => Vector {
  return (a, factor, b) => multiplyAdd(a, splatConstant(factor), b);
}
