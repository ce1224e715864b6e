import { TILE_PRODUCTS } from "../kernels/tile_transforms.ts";
import type { FeatureMap } from "./feature_map.ts";
import type { Space } from "./space.ts";
import type { Step, TiledConvolution } from "./step.ts";
import { matricesBytes, tilingOf } from "./tiling.ts";

/** Tiles in one job while the weights stay in a core's cache: few, so that its matrices do too. */
const FEW_TILES = 48;

/** Tiles in one job where they do not: many, so that each weight that is fetched is used often. */
const MANY_TILES = 144;

/** Bytes of weights that a core's cache can be expected to hold. */
const CACHED_BYTES = 4 * 2 ** 20;

/** Rows of the product's tile; blocks are a multiple of them. */
const TILE_ROWS = 6;

/** Jobs for each thread below which their split would be uneven. */
const JOBS_PER_THREAD = 4;

/** Most bytes of matrices that threads may share. */
const MOST_SHARED_BYTES = 80 * 2 ** 20;

/** What convolutions share. */
export interface ConvolutionShop {
  /** Threads that work. */
  readonly threads: number;
  /** Address of the matrices of a convolution in three steps. */
  readonly matrices: number;
  /** Where scratch space is asked for. */
  readonly space: Space;
}

/** Source and output of a convolution. */
export interface ConvolutionMaps {
  readonly source: FeatureMap;
  readonly out: FeatureMap;
}

/** How a convolution is cut into jobs. */
interface Cut {
  /** Bytes of matrices that threads share in three steps; 0 where each block is one job. */
  readonly shared: number;
  /** Tiles in one job. */
  readonly block: number;
}

/** Bytes of the shared matrices that a convolution needs; 0 where it runs in one step. */
export function sharedMatricesBytes(maps: ConvolutionMaps, threads: number): number {
  return cutOf(maps, threads).shared;
}

/** Returns the steps of a convolution. */
export function convolutionSteps(
  uncut: Omit<TiledConvolution, "block">,
  { threads, matrices, space }: ConvolutionShop,
): Step[] {
  const { source, out } = uncut;
  const { tiles } = tilingOf(out);
  const { shared, block } = cutOf(uncut, threads);
  const jobs = Math.ceil(tiles / block);
  const convolution = { ...uncut, block };
  const patch = 4 * TILE_PRODUCTS * source.channels;
  if (shared === 0) {
    const own = matricesBytes(block, source.channels) + matricesBytes(block, out.channels);
    space.needScratch(own + patch);
    return [{ kind: "convolve", convolution, jobs }];
  }
  space.needScratch(patch);
  const products = matrices + matricesBytes(tiles, source.channels);
  const part = { convolution, left: matrices, products };
  const products36 = TILE_PRODUCTS * Math.ceil(tiles / MANY_TILES);
  return [
    { kind: "transformInput", ...part, jobs },
    { kind: "multiply", ...part, rows: MANY_TILES, jobs: products36 },
    { kind: "transformOutput", ...part, jobs },
  ];
}

/**
 * Blocks of tiles through a thread's own scratch space are best for the caches, but there have to be enough
 * of them. Small maps take three steps instead, where all threads share the matrices.
 */
function cutOf({ source, out }: ConvolutionMaps, threads: number): Cut {
  const { tiles } = tilingOf(out);
  const weights = 4 * TILE_PRODUCTS * source.channels * out.channels;
  const most = weights > CACHED_BYTES ? MANY_TILES : FEW_TILES;
  const blocks = Math.max(1, Math.ceil(tiles / most));
  const shared = matricesBytes(tiles, source.channels) + matricesBytes(tiles, out.channels);
  if (blocks >= JOBS_PER_THREAD * threads || shared > MOST_SHARED_BYTES) {
    return { shared: 0, block: Math.ceil(tiles / blocks / TILE_ROWS) * TILE_ROWS };
  }
  return { shared, block: Math.max(1, Math.ceil(tiles / JOBS_PER_THREAD / threads)) };
}
