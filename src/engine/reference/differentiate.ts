import * as tf from "@tensorflow/tfjs-core";
import type { LayerName } from "../../vgg/layers.ts";
import { backward, type DeviceNetwork, forward } from "./features.ts";
import type { ContentTap, StyleTap } from "./targets.ts";
import { contentTerm, styleTerm, type TapTerm } from "./terms.ts";

/** What is differentiated. */
export interface TapGradientInput {
  /** Network on the device. */
  readonly network: DeviceNetwork;
  /** Prepared input `[1, height, width, 3]`. */
  readonly input: tf.Tensor4D;
  /** Terms of the objective; at least one. */
  readonly taps: readonly (ContentTap | StyleTap)[];
  /** Constant k before the gradient. */
  readonly scale: number;
}

/** The gradient on the device, and the raw sum of each term. */
export type TapGradientResult = {
  /** k times the gradient with respect to the prepared input. */
  readonly gradient: tf.Tensor4D;
  /** `[taps]`, unscaled. */
  readonly sums: tf.Tensor;
};

/** A way to differentiate; runs inside `tf.tidy`. */
export type Differentiate = (input: TapGradientInput) => TapGradientResult;

/** Differentiates by the written-out backward pass: one pass forward, one back. */
export function differentiate(options: TapGradientInput): TapGradientResult {
  const { network, input, taps, scale } = options;
  const pass = forward(network, input, [...new Set(taps.map((tap) => tap.layer))]);
  const gradients = new Map<LayerName, tf.Tensor4D>();
  const sums: tf.Scalar[] = [];
  for (const tap of taps) {
    const features = pass.features.get(tap.layer);
    if (!features) throw new TypeError(`Cannot evaluate ${tap.layer}: the pass did not reach it`);
    const term = tapTerm(tap, features, scale);
    sums.push(term.sum);
    const before = gradients.get(tap.layer);
    gradients.set(tap.layer, before ? tf.add(before, term.gradient) : term.gradient);
  }
  return { gradient: backward(network, pass, gradients), sums: tf.stack(sums) };
}

function tapTerm(tap: ContentTap | StyleTap, features: tf.Tensor4D, scale: number): TapTerm {
  const { weights } = tap;
  const factor = tap.coefficient * scale;
  if (tap.kind === "content") return contentTerm(features, tap.target, { weights, factor });
  return styleTerm(features, tap.target, { weights, positions: tap.positions, factor });
}
