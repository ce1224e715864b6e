import * as tf from "@tensorflow/tfjs-core";
import { tapWeights, totalWeight } from "../../loss/tap_weights.ts";
import type { LayerName, NetworkTable } from "../../vgg/layers.ts";
import type { SeenPicture } from "../engine.ts";

/** How a tap counts its positions. */
export type TapVisibility = {
  /** `[1, height, width, 1]`; absent when every position counts 1. */
  readonly weights: tf.Tensor4D | undefined;
  /** Sum of the weights: the positions M. */
  readonly positions: number;
};

/** Uploads the position weights of each layer, averaged over the area that a position stands for. */
export function uploadTapWeights(
  picture: SeenPicture,
  table: NetworkTable,
  layers: readonly LayerName[],
): Map<LayerName, TapVisibility> {
  const { width, height } = picture.plane;
  const taps = new Map<LayerName, TapVisibility>();
  for (const { name, block } of table.convolutions) {
    if (!layers.includes(name)) continue;
    if (!picture.visibility) {
      const shrink = 2 ** (block - 1);
      const positions = Math.floor(width / shrink) * Math.floor(height / shrink);
      taps.set(name, { weights: undefined, positions });
      continue;
    }
    const map = tapWeights({ width, height, values: picture.visibility }, block);
    const weights = tf.tensor4d(map.values, [1, map.height, map.width, 1]);
    taps.set(name, { weights, positions: totalWeight(map) });
  }
  return taps;
}
