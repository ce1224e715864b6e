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

/** What every term at a tap has. */
interface TapBase {
  readonly layer: LayerName;
  /** Everything before the raw sum: term weight, layer weight and the normalization's constant. */
  readonly coefficient: number;
  /** Raw sum if the features were zero: how large the term can plausibly get. */
  readonly energy: number;
  /** Position weights. */
  readonly weights: tf.Tensor4D | undefined;
}

/** The content term at one tap. */
export interface ContentTap extends TapBase {
  readonly kind: "content";
  /** Features of the content picture. */
  readonly target: tf.Tensor4D;
}

/** The style term at one tap. */
export interface StyleTap extends TapBase {
  readonly kind: "style";
  /** A / M_A. */
  readonly target: tf.Tensor2D;
  /** Positions M_G. */
  readonly positions: number;
}

/** All targets of a rung. */
export interface Targets {
  readonly content: readonly ContentTap[];
  readonly style: readonly StyleTap[];
  readonly variation: { readonly coefficient: number };
}

/** Reads the content's features, uploads the style's Gram matrices and fixes each term's constant. */
export async function prepareTargets(
  network: DeviceNetwork,
  spec: ObjectiveSpec,
): Promise<Targets> {
  const { normalization, unit, content: { plane, visibility } } = spec;
  const content = await prepareContent(network, spec);
  const style = prepareStyle(network, spec);
  const shape = { values: plane.data, width: plane.width, height: plane.height, visibility };
  const constant = spec.variationWeight === 0 ? 0 : variationCoefficient(normalization, shape);
  const coefficient = constant * spec.variationWeight * unit ** 2;
  return { content, style, variation: { coefficient } };
}

async function prepareContent(network: DeviceNetwork, spec: ObjectiveSpec): Promise<ContentTap[]> {
  const asked = counted(spec.contentLayers, spec.contentWeight);
  const layers = asked.map((entry) => entry.layer);
  if (layers.length === 0) return [];
  const features = tf.tidy(() => {
    const pass = forward(network, uploadPicture(spec.content, network.reading), layers);
    return layers.map((layer) => required(pass.features.get(layer), layer));
  });
  const taps = uploadTapWeights(spec.content, network.table, layers);
  const result: ContentTap[] = [];
  for (const [index, { layer, weight }] of asked.entries()) {
    const target = required(features[index], layer);
    const { weights, positions } = required(taps.get(layer), layer);
    const energy = await readScalar(featureEnergy(target, weights));
    const shape = { channels: target.shape[3], positions, energy };
    const coefficient = spec.contentWeight * weight * contentCoefficient(spec.normalization, shape);
    result.push({ kind: "content", layer, coefficient, energy, weights, target });
  }
  return result;
}

function prepareStyle(network: DeviceNetwork, spec: ObjectiveSpec): StyleTap[] {
  const asked = counted(spec.styleLayers, spec.styleWeight);
  const seen: Map<LayerName, TapVisibility> = uploadTapWeights(
    spec.content,
    network.table,
    asked.map((entry) => entry.layer),
  );
  return asked.map(({ layer, weight }) => {
    const gram = required(spec.styleTargets.find((entry) => entry.layer === layer), layer);
    const { weights, positions } = required(seen.get(layer), layer);
    const energy = gramEnergy(gram);
    const shape = { channels: gram.channels, positions, energy };
    const coefficient = spec.styleWeight * weight * styleCoefficient(spec.normalization, shape);
    const target = tf.tensor2d(gram.values, [gram.channels, gram.channels]);
    return { kind: "style", layer, coefficient, energy, weights, positions, target };
  });
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
