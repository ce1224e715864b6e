import type { Convolution, LayerName, NetworkTable } from "../../../vgg/layers.ts";
import type { NetworkReading } from "../../engine.ts";
import { inputMargin } from "../../reference/input.ts";
import { type FeatureMap, filledChannels, mapBytes } from "./feature_map.ts";
import type { Space } from "./space.ts";

/** One convolution of a pass with its maps. */
export interface PassLayer {
  /** Which convolution. */
  readonly layer: Convolution;
  /** Pooled map in front of it, where a block begins. */
  readonly pooled: FeatureMap | undefined;
  /** What it writes: features, on the way back their gradient. */
  readonly features: FeatureMap;
}

/** The maps of one pass through the network, each written once forward and once back. */
export interface PassMaps {
  /** Prepared picture, margin included; on the way back its gradient. */
  readonly input: FeatureMap;
  /** Convolutions in order, up to the deepest tap. */
  readonly layers: readonly PassLayer[];
  /**
   * Room for the gradient of one tap; going forward, for the ReLU of a tap that is read before it. The way
   * back needs no other: a gradient takes the place of the activation that it belongs to.
   */
  readonly tapSpace: number;
}

/** What the maps depend on. */
export interface PassShape {
  /** Width of the picture. */
  readonly width: number;
  /** Height of the picture. */
  readonly height: number;
  /** Network. */
  readonly table: NetworkTable;
  /** How it is read. */
  readonly reading: NetworkReading;
  /** Layers that are read; the pass ends at the deepest. */
  readonly taps: readonly LayerName[];
}

/** Lays out the maps of a pass. */
export function layOutMaps(space: Space, shape: PassShape): PassMaps {
  const { table, reading, taps } = shape;
  let { width, height } = shape;
  const margin = 2 * inputMargin(reading.padding);
  const input = layOutMap(space, { width: width + margin, height: height + margin, channels: 3 });
  const layers: PassLayer[] = [];
  let before = input;
  const end = table.convolutions.findLastIndex(({ name }) => taps.includes(name)) + 1;
  let tapBytes = 0;
  for (const [index, layer] of table.convolutions.slice(0, end).entries()) {
    let pooled: FeatureMap | undefined;
    if (index > 0 && layer.block !== table.convolutions[index - 1]?.block) {
      width = Math.floor(width / 2);
      height = Math.floor(height / 2);
      pooled = layOutMap(space, { width, height, channels: before.channels });
    }
    const features = layOutMap(space, { width, height, channels: layer.outputs });
    if (taps.includes(layer.name)) tapBytes = Math.max(tapBytes, mapBytes(features));
    layers.push({ layer, pooled, features });
    before = features;
  }
  return { input, layers, tapSpace: space.reserve(tapBytes) };
}

function layOutMap(space: Space, shape: Omit<FeatureMap, "address">): FeatureMap {
  const filled = { ...shape, channels: filledChannels(shape.channels) };
  return { ...filled, address: space.reserve(mapBytes(filled)) };
}
