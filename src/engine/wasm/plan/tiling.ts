import { TILE_OUTPUTS, TILE_PRODUCTS } from "../kernels/tile_transforms.ts";
import type { FeatureMap } from "./feature_map.ts";

/** How a convolution's output falls into tiles. */
export interface Tiling {
  /** Tiles in a row. */
  readonly across: number;
  /** All tiles. */
  readonly tiles: number;
}

/** Returns the tiling of an output map. */
export function tilingOf({ width, height }: Pick<FeatureMap, "width" | "height">): Tiling {
  const across = Math.ceil(width / TILE_OUTPUTS);
  return { across, tiles: across * Math.ceil(height / TILE_OUTPUTS) };
}

/**
 * Bytes from one of the 36 matrices `[tiles, channels]`, or `[inputs, outputs]`, to the next. A cache line more than its size, as 36
 * addresses that lie a power of two apart would all fall into the same set of the cache.
 */
export function matrixStride(tiles: number, channels: number): number {
  return 4 * tiles * channels + 64;
}

/** Bytes of all 36 matrices. */
export function matricesBytes(tiles: number, channels: number): number {
  return TILE_PRODUCTS * matrixStride(tiles, channels);
}
