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
 * transforms are those of the interpolation points 0, 1, -1, 2, -2 and infinity, applied to columns and
 * rows in turn. In f32 they cost a relative error near 2e-6 on VGG's layers.
 */

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
  const scaled = (a: Vector, factor: number, b: Vector): Vector =>
    multiplyAdd(a, splatConstant(factor), b);
  return (d) => {
    const [d0, d1, d2] = [entry(d, 0), entry(d, 1), entry(d, 2)];
    const [d3, d4, d5] = [entry(d, 3), entry(d, 4), entry(d, 5)];
    const even = f.local(scaled(d2, -4, d4));
    const odd = f.local(scaled(d1, -4, d3));
    const evenTwo = f.local(difference(d4, d2));
    const oddTwo = f.local(difference(d3, d1));
    return [
      scaled(d0, 4, scaled(d2, -5, d4)),
      addition(even, odd),
      difference(even, odd),
      scaled(oddTwo, 2, evenTwo),
      scaled(oddTwo, -2, evenTwo),
      scaled(d1, 4, scaled(d3, -5, d5)),
    ].map((value) => f.local(value));
  };
}

/** Returns the filter transform: G g. */
export function filterTransform({ writer: f, multiplyAdd }: TransformWriter): LineTransform {
  const scaled = (a: Vector, factor: number, b: Vector): Vector =>
    multiplyAdd(a, splatConstant(factor), b);
  return (g) => {
    const [g0, g1, g2] = [entry(g, 0), entry(g, 1), entry(g, 2)];
    const outer = f.local(product(addition(g0, g2), splatConstant(-1 / 6)));
    const outerTwo = f.local(scaled(g2, 1 / 6, product(g0, splatConstant(1 / 24))));
    return [
      product(g0, splatConstant(1 / 4)),
      scaled(g1, -1 / 6, outer),
      scaled(g1, 1 / 6, outer),
      scaled(g1, 1 / 12, outerTwo),
      scaled(g1, -1 / 12, outerTwo),
      g2,
    ].map((value) => f.local(value));
  };
}

/** Returns the output transform: A^T m. */
export function outputTransform({ writer: f, multiplyAdd }: TransformWriter): LineTransform {
  const scaled = (a: Vector, factor: number, b: Vector): Vector =>
    multiplyAdd(a, splatConstant(factor), b);
  return (m) => {
    const sum = f.local(addition(entry(m, 1), entry(m, 2)));
    const gap = f.local(difference(entry(m, 1), entry(m, 2)));
    const sumTwo = f.local(addition(entry(m, 3), entry(m, 4)));
    const gapTwo = f.local(difference(entry(m, 3), entry(m, 4)));
    return [
      addition(addition(entry(m, 0), sum), sumTwo),
      scaled(gapTwo, 2, gap),
      scaled(sumTwo, 4, sum),
      scaled(gapTwo, 8, addition(gap, entry(m, 5))),
    ].map((value) => f.local(value));
  };
}
