import * as tf from "@tensorflow/tfjs-core";
import { contentCoefficient } from "../../loss/content.ts";
import { styleCoefficient } from "../../loss/style.ts";
import { variationCoefficient } from "../../loss/variation.ts";
import type { LayerName } from "../../vgg/layers.ts";
import type { GramTarget, ObjectiveSpec, WeightedLayer } from "../engine.ts";
import { type DeviceNetwork, forward } from "./features.ts";
import { uploadPicture } from "./picture_tensor.ts";
import { featureEnergy } from "./terms.ts";
import { type TapVisibility, uploadTapWeights } from "./visibility.ts";

// Taps are types, not interfaces, as only those fit the containers that `tf.tidy` hands out.

/** What every term at a tap has. */
type TapBase = {
  readonly layer: LayerName;
  /** Everything before the raw sum: term weight, layer weight and the normalization's constant. */
  readonly coefficient: number;
  /** Raw sum if the features were zero: how large the term can plausibly get. */
  readonly energy: number;
  /** Position weights. */
  readonly weights: tf.Tensor4D | undefined;
};

/** The content term at one tap. */
export type ContentTap = TapBase & {
  readonly kind: "content";
  /** Features of the content picture. */
  readonly target: tf.Tensor4D;
};

/** The style term at one tap. */
export type StyleTap = TapBase & {
  readonly kind: "style";
  /** A / M_A. */
  readonly target: tf.Tensor2D;
  /** Positions M_G. */
  readonly positions: number;
};

/** All targets of a rung. */
export interface Targets {
  readonly content: readonly ContentTap[];
  readonly style: readonly StyleTap[];
  readonly variation: { readonly coefficient: number };
}

/** A content tap whose energy is still on the device. */
type ContentReading = {
  readonly layer: LayerName;
  readonly weight: number;
  readonly target: tf.Tensor4D;
  readonly seen: TapVisibility;
  readonly energy: tf.Scalar;
};

/** Reads the content's features, uploads the style's Gram matrices and fixes each term's constant. */
export async function prepareTargets(
  network: DeviceNetwork,
  spec: ObjectiveSpec,
): Promise<Targets> {
  const { normalization, unit, content: { plane, visibility } } = spec;
  // One tidy around both: if a style target is missing, the content's features are freed too.
  const { readings, style } = tf.tidy(() => ({
    readings: readContent(network, spec),
    style: prepareStyle(network, spec),
  }));
  const content = await prepareContent(readings, spec).catch((error: unknown) => {
    tf.dispose({ readings, style });
    throw error;
  });
  const shape = { values: plane.data, width: plane.width, height: plane.height, visibility };
  const constant = spec.variationWeight === 0 ? 0 : variationCoefficient(normalization, shape);
  const coefficient = constant * spec.variationWeight * unit ** 2;
  return { content, style, variation: { coefficient } };
}

function readContent(network: DeviceNetwork, spec: ObjectiveSpec): ContentReading[] {
  const asked = counted(spec.contentLayers, spec.contentWeight);
  const layers = asked.map((entry) => entry.layer);
  if (layers.length === 0) return [];
  const pass = forward(network, uploadPicture(spec.content, network.reading), layers);
  const taps = uploadTapWeights(spec.content, network.table, layers);
  const readings: ContentReading[] = [];
  for (const { layer, weight } of asked) {
    const target = required(pass.features.get(layer), layer);
    const seen = required(taps.get(layer), layer);
    if (seen.positions === 0) continue;
    readings.push({ layer, weight, target, seen, energy: featureEnergy(target, seen.weights) });
  }
  return readings;
}

async function prepareContent(
  readings: readonly ContentReading[],
  { contentWeight, normalization }: ObjectiveSpec,
): Promise<ContentTap[]> {
  const taps: ContentTap[] = [];
  for (const { layer, weight, target, seen: { weights, positions }, energy: sum } of readings) {
    const energy = await readScalar(sum);
    const shape = { channels: target.shape[3], positions, energy };
    const coefficient = contentWeight * weight * contentCoefficient(normalization, shape);
    taps.push({ kind: "content", layer, coefficient, energy, weights, target });
  }
  return taps;
}

/** A tap that sees only hidden pixels (odd last rows fall away at each pooling) has no term. */
function prepareStyle(network: DeviceNetwork, spec: ObjectiveSpec): StyleTap[] {
  const asked = counted(spec.styleLayers, spec.styleWeight);
  const layers = asked.map((entry) => entry.layer);
  const seen = uploadTapWeights(spec.content, network.table, layers);
  const taps: StyleTap[] = [];
  for (const { layer, weight } of asked) {
    const gram = required(spec.styleTargets.find((entry) => entry.layer === layer), layer);
    const { weights, positions } = required(seen.get(layer), layer);
    if (positions === 0) continue;
    const energy = gramEnergy(gram);
    const shape = { channels: gram.channels, positions, energy };
    const coefficient = spec.styleWeight * weight * styleCoefficient(spec.normalization, shape);
    const target = tf.tensor2d(gram.values, [gram.channels, gram.channels]);
    taps.push({ kind: "style", layer, coefficient, energy, weights, positions, target });
  }
  return taps;
}

function counted(layers: readonly WeightedLayer[], termWeight: number): readonly WeightedLayer[] {
  return termWeight === 0 ? [] : layers.filter((entry) => entry.weight > 0);
}

function gramEnergy(gram: GramTarget): number {
  let energy = 0;
  for (const value of gram.values) energy += value * value;
  return energy;
}

function required<T>(value: T | undefined, layer: LayerName): T {
  if (value === undefined) throw new TypeError(`Cannot prepare ${layer}: it has no target`);
  return value;
}

async function readScalar(scalar: tf.Scalar): Promise<number> {
  const [value] = await scalar.data();
  scalar.dispose();
  return value ?? 0;
}
