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
  /**
   * Of a tap: room for its gradient, and going forward for the ReLU of a tap that is read before it. The way
   * back needs no other: a gradient takes the place of the activation that it belongs to.
   */
  readonly tapSpace: number;
}

/** The maps of one pass through the network, each written once forward and once back. */
export interface PassMaps {
  /** Prepared picture, margin included; on the way back its gradient. */
  readonly input: FeatureMap;
  /** Convolutions in order, up to the deepest tap. */
  readonly layers: readonly PassLayer[];
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
  const layers: UntappedLayer[] = [];
  let before = input;
  const end = table.convolutions.findLastIndex(({ name }) => taps.includes(name)) + 1;
  for (const [index, layer] of table.convolutions.slice(0, end).entries()) {
    let pooled: FeatureMap | undefined;
    if (index > 0 && layer.block !== table.convolutions[index - 1]?.block) {
      width = Math.floor(width / 2);
      height = Math.floor(height / 2);
      pooled = layOutMap(space, { width, height, channels: before.channels });
    }
    const features = layOutMap(space, { width, height, channels: layer.outputs });
    layers.push({ layer, pooled, features });
    before = features;
  }
  return { input, layers: addTapSpaces(space, layers, taps) };
}

type UntappedLayer = Omit<PassLayer, "tapSpace">;

/**
 * When a tap's room is in use, the maps from the next layer but one on are not yet written, or were read for
 * the last time. They lie one behind the other; where they are too small, taps share a room of its own.
 */
function addTapSpaces(
  space: Space,
  layers: readonly UntappedLayer[],
  taps: readonly LayerName[],
): PassLayer[] {
  const end = space.reserve(0);
  const idle = layers.map((_, index) => {
    const after = layers[index + 2];
    return (after?.pooled ?? after?.features)?.address ?? end;
  });
  const tapped = layers.map(({ layer }) => taps.includes(layer.name));
  const fits = layers.map(({ features }, index) =>
    end - (idle[index] ?? end) >= mapBytes(features)
  );
  const missing = layers.filter((_, index) => tapped[index] && !fits[index]);
  const own = space.reserve(Math.max(0, ...missing.map(({ features }) => mapBytes(features))));
  return layers.map((layer, index) => ({
    ...layer,
    tapSpace: fits[index] ? idle[index] ?? own : own,
  }));
}

function layOutMap(space: Space, shape: Omit<FeatureMap, "address">): FeatureMap {
  const filled = { ...shape, channels: filledChannels(shape.channels) };
  return { ...filled, address: space.reserve(mapBytes(filled)) };
}
