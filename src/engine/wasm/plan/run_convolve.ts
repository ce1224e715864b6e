import type { Kernels } from "../kernels/kernels.ts";
import { TILE_PRODUCTS } from "../kernels/tile_transforms.ts";
import { transformOutputName } from "../kernels/transform_output.ts";
import type { JobPlace } from "./job_place.ts";
import type { ConvolveStep, MultiplyStep, TiledConvolution, TransformStep } from "./step.ts";
import { matricesBytes, matrixStride, tilingOf } from "./tiling.ts";

/** A run of tiles. */
interface TileRange {
  readonly first: number;
  readonly count: number;
}

/** Convolves one block of tiles through the thread's own scratch space, which the caches can hold. */
export function runConvolve(
  { convolution }: ConvolveStep,
  { job, kernels, scratch }: JobPlace,
): void {
  const { source, out, block } = convolution;
  const first = job * block;
  const count = Math.min(block, tilingOf(out).tiles - first);
  const products = scratch + matricesBytes(count, source.channels);
  const patch = products + matricesBytes(count, out.channels);
  const range = { first, count };
  const strides = stridesOf(convolution, count);
  transformInput(kernels, convolution, { ...range, left: scratch, patch, stride: strides.left });
  for (let index = 0; index < TILE_PRODUCTS; index++) {
    multiply(kernels, convolution, { index, left: scratch, products, count, strides });
  }
  transformOutput(kernels, convolution, { ...range, products, stride: strides.products });
}

/** Does one job of the first or last of three steps; their matrices hold all tiles. */
export function runTransform(step: TransformStep, { job, kernels, scratch }: JobPlace): void {
  const { convolution, left, products } = step;
  const { source, out, block } = convolution;
  const { tiles } = tilingOf(out);
  const strides = stridesOf(convolution, tiles);
  const first = job * block;
  const range = { first, count: Math.min(block, tiles - first) };
  if (step.kind === "transformInput") {
    const own = left + 4 * first * source.channels;
    const to = { ...range, left: own, patch: scratch, stride: strides.left };
    return transformInput(kernels, convolution, to);
  }
  const own = products + 4 * first * out.channels;
  transformOutput(kernels, convolution, { ...range, products: own, stride: strides.products });
}

/** Does one job of the middle step: consecutive jobs use the same weights. */
export function runMultiply(step: MultiplyStep, { job, kernels }: JobPlace): void {
  const { convolution, rows } = step;
  const { source, out } = convolution;
  const { tiles } = tilingOf(out);
  const parts = Math.ceil(tiles / rows);
  const first = rows * (job % parts);
  multiply(kernels, convolution, {
    index: Math.floor(job / parts),
    left: step.left + 4 * first * source.channels,
    products: step.products + 4 * first * out.channels,
    count: Math.min(rows, tiles - first),
    strides: stridesOf(convolution, tiles),
  });
}

interface Strides {
  readonly left: number;
  readonly products: number;
}

function stridesOf({ source, out }: TiledConvolution, tiles: number): Strides {
  return {
    left: matrixStride(tiles, source.channels),
    products: matrixStride(tiles, out.channels),
  };
}

function transformInput(
  kernels: Kernels,
  { source, out, padding }: TiledConvolution,
  to: TileRange & { readonly left: number; readonly patch: number; readonly stride: number },
): void {
  kernels("transformInput")(
    ...[source.address, to.left, source.channels, to.first, to.count, tilingOf(out).across],
    ...[source.width, source.height, padding, to.stride, to.patch],
  );
}

function multiply(
  kernels: Kernels,
  { source, out, filter }: TiledConvolution,
  { index, left, products, count, strides }: {
    readonly index: number;
    readonly left: number;
    readonly products: number;
    readonly count: number;
    readonly strides: Strides;
  },
): void {
  kernels("multiply")(
    left + index * strides.left,
    filter + index * matrixStride(source.channels, out.channels),
    products + index * strides.products,
    ...[count, source.channels, out.channels, 4 * out.channels],
  );
}

function transformOutput(
  kernels: Kernels,
  { out, finish, extra }: TiledConvolution,
  from: TileRange & { readonly products: number; readonly stride: number },
): void {
  kernels(transformOutputName(finish))(
    ...[from.products, out.address, extra, out.channels, from.first, from.count],
    ...[tilingOf(out).across, out.width, out.height, from.stride],
  );
}
