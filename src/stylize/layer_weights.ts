import { checkNumber } from "../base/check.ts";
import type { WeightedLayer } from "../engine/engine.ts";
import { parseLayerName } from "../vgg/layer_name.ts";
import type { NetworkTable } from "../vgg/layers.ts";

/** How a list of layers is read. */
export interface LayerListOptions {
  /** Name of the option, for messages. */
  readonly option: string;
  /** Network that the layers belong to. */
  readonly network: NetworkTable;
  /** Weight of a layer that names none, given how many layers there are. */
  readonly standard: (layers: number) => number;
}

/**
 * Parses `block1_conv1:0.2,relu2_1` into layers with weights.
 *
 * @throws {RangeError} If a layer is unknown, named twice, or its weight is not a number of at least 0
 */
export function parseLayerWeights(text: string, options: LayerListOptions): WeightedLayer[] {
  const { option, network, standard } = options;
  const parts = text.split(",").map((part) => part.trim()).filter((part) => part !== "");
  if (parts.length === 0) {
    throw new RangeError(
      `Cannot use ${option} as it names no layer: write block4_conv2, for example`,
    );
  }
  const layers = parts.map((part) => {
    const [name = "", weight] = part.split(":");
    const value = weight === undefined ? standard(parts.length) : parseWeight(option, weight);
    return { layer: parseLayerName(name, network), weight: value };
  });
  const twice = layers.find(({ layer }, index) =>
    layers.findIndex((other) => other.layer === layer) !== index
  );
  if (twice) throw new RangeError(`Cannot use ${option} as it names ${twice.layer} twice`);
  return layers;
}

function parseWeight(option: string, text: string): number {
  const value = text.trim() === "" ? NaN : Number(text);
  checkNumber(`a weight of ${option}`, value, { min: 0, max: 1e12 });
  return value;
}
