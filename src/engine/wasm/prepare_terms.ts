import { contentCoefficient } from "../../loss/content.ts";
import { styleCoefficient } from "../../loss/style.ts";
import { tapWeights, totalWeight } from "../../loss/tap_weights.ts";
import { variationCoefficient } from "../../loss/variation.ts";
import type { LayerName, NetworkTable } from "../../vgg/layers.ts";
import type { GramTarget, ObjectiveSpec, SeenPicture, WeightedLayer } from "../engine.ts";
import { filledChannels } from "./plan/feature_map.ts";
import type { ContentTerm, StyleTerm, Term } from "./plan/terms.ts";
import { readFeatures } from "./read_features.ts";
import type { WasmMeans } from "./wasm_means.ts";

/** How a tap counts its positions. */
export interface TapVisibility {
  /** `[height, width]`; absent when every position counts 1. */
  readonly weights: Float32Array | undefined;
  /** Sum of the weights: the positions M. */
  readonly positions: number;
}

/** Returns how a layer counts the positions of a picture. */
export function tapVisibility(
  picture: SeenPicture,
  table: NetworkTable,
  name: LayerName,
): TapVisibility {
  const { plane: { width, height }, visibility } = picture;
  const block = table.convolutions.find((layer) => layer.name === name)?.block ?? 1;
  if (!visibility) {
    const shrink = 2 ** (block - 1);
    const positions = Math.floor(width / shrink) * Math.floor(height / shrink);
    return { weights: undefined, positions };
  }
  const map = tapWeights({ width, height, values: visibility }, block);
  return { weights: map.values, positions: totalWeight(map) };
}

/** Reads the content's features and fixes each term's constant; taps that see nothing fall away. */
export function prepareTerms(means: WasmMeans, spec: ObjectiveSpec): Term[] {
  return [...prepareContent(means, spec), ...prepareStyle(means, spec)];
}

/** Returns everything before the raw sum of the variation term. */
export function variationFactor(spec: ObjectiveSpec): number {
  const { normalization, unit, variationWeight, content: { plane, visibility } } = spec;
  if (variationWeight === 0) return 0;
  const shape = { values: plane.data, width: plane.width, height: plane.height, visibility };
  return variationCoefficient(normalization, shape) * variationWeight * unit ** 2;
}

function prepareContent(means: WasmMeans, spec: ObjectiveSpec): ContentTerm[] {
  const { content, contentWeight, normalization } = spec;
  const asked = counted(spec.contentLayers, contentWeight).filter(({ layer }) =>
    tapVisibility(content, means.table, layer).positions > 0
  );
  if (asked.length === 0) return [];
  const features = readFeatures(means, content, asked.map(({ layer }) => layer));
  return asked.map(({ layer, weight }) => {
    const target = required(features.get(layer), layer);
    const { weights, positions } = tapVisibility(content, means.table, layer);
    const channels = channelsOf(means.table, layer);
    const energy = featureEnergy(target, { channels: filledChannels(channels), weights });
    const shape = { channels, positions, energy };
    const coefficient = contentWeight * weight * contentCoefficient(normalization, shape);
    return { kind: "content", layer, coefficient, energy, weights, target };
  });
}

function prepareStyle({ table }: WasmMeans, spec: ObjectiveSpec): StyleTerm[] {
  const { content, styleTargets, styleWeight, normalization } = spec;
  const terms: StyleTerm[] = [];
  for (const { layer, weight } of counted(spec.styleLayers, styleWeight)) {
    const target = required(styleTargets.find((entry) => entry.layer === layer), layer);
    const { weights, positions } = tapVisibility(content, table, layer);
    checkTarget(target);
    if (positions === 0) continue;
    const energy = gramEnergy(target);
    const shape = { channels: target.channels, positions, energy };
    const coefficient = styleWeight * weight * styleCoefficient(normalization, shape);
    terms.push({ kind: "style", layer, coefficient, energy, weights, target, positions });
  }
  return terms;
}

function checkTarget({ layer, channels, values: { length } }: GramTarget): void {
  if (length === channels ** 2) return;
  throw new TypeError(
    `Cannot use a style target of ${length} numbers: ${channels} channels of ${layer} have ` +
      `${channels ** 2}`,
  );
}

/** Returns the layers that count, each once: a layer that is named twice weighs as much as both say. */
function counted(layers: readonly WeightedLayer[], termWeight: number): WeightedLayer[] {
  if (termWeight === 0) return [];
  const weights = new Map<LayerName, number>();
  for (const { layer, weight } of layers) weights.set(layer, (weights.get(layer) ?? 0) + weight);
  return Array.from(weights, ([layer, weight]) => ({ layer, weight }))
    .filter(({ weight }) => weight > 0);
}

function channelsOf(table: NetworkTable, name: LayerName): number {
  return required(table.convolutions.find((layer) => layer.name === name), name).outputs;
}

function featureEnergy(
  features: Float32Array,
  { channels, weights }: { channels: number; weights: Float32Array | undefined },
): number {
  let energy = 0;
  for (let first = 0, position = 0; first < features.length; first += channels, position++) {
    let squares = 0;
    for (let at = first; at < first + channels; at++) squares += (features[at] ?? 0) ** 2;
    energy += squares * (weights ? weights[position] ?? 0 : 1);
  }
  return energy;
}

function gramEnergy({ values }: GramTarget): number {
  let energy = 0;
  for (const value of values) energy += value * value;
  return energy;
}

function required<T>(value: T | undefined, layer: LayerName): T {
  if (value === undefined) throw new TypeError(`Cannot prepare ${layer}: it has no target`);
  return value;
}
