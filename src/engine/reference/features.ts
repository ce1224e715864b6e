import * as tf from "@tensorflow/tfjs-core";
import type { LayerName, NetworkTable } from "../../vgg/layers.ts";
import type { NetworkReading } from "../engine.ts";
import { type ConvolutionTensors, convolve, convolveBack } from "./convolution.ts";
import { pool, poolBack } from "./pooling.ts";

/** A network on the device with the way it is read. */
export interface DeviceNetwork {
  /** Names and shapes. */
  readonly table: NetworkTable;
  /** Convolutions that were uploaded; the pass ends at the deepest tap. */
  readonly convolutions: ReadonlyMap<LayerName, ConvolutionTensors>;
  /** Taps, pooling, padding. */
  readonly reading: NetworkReading;
}

/** One thing done on the way forward. */
type Step =
  | { readonly kind: "pool"; readonly input: tf.Tensor4D; readonly output: tf.Tensor4D }
  | { readonly kind: "convolution"; readonly layer: LayerName; readonly relu: tf.Tensor4D };

/** What a forward pass leaves behind. */
export interface FeaturePass {
  /** Features `[1, height, width, channels]` of the asked layers. */
  readonly features: ReadonlyMap<LayerName, tf.Tensor4D>;
  /** What was done, in order. */
  readonly steps: readonly Step[];
}

/**
 * Runs the network over a prepared input (see `prepareInput`) and stops at the deepest asked layer. Call
 * it inside `tf.tidy`.
 */
export function forward(
  network: DeviceNetwork,
  input: tf.Tensor4D,
  layers: readonly LayerName[],
): FeaturePass {
  const { convolutions, reading, table } = network;
  const features = new Map<LayerName, tf.Tensor4D>();
  const steps: Step[] = [];
  let flow = input;
  let block = 1;
  for (const layer of table.convolutions) {
    if (features.size === new Set(layers).size) break;
    const tensors = convolutions.get(layer.name);
    if (!tensors) throw new TypeError(`Cannot read ${layer.name}: the engine was made without it`);
    if (layer.block !== block) {
      const output = pool(flow, reading.pooling);
      steps.push({ kind: "pool", input: flow, output });
      flow = output;
      block = layer.block;
    }
    const asked = layers.includes(layer.name);
    const before = asked && reading.taps === "conv";
    const output = convolve(flow, tensors, {
      padding: paddingOf(network, layer.name),
      relu: !before,
    });
    flow = before ? tf.relu(output) : output;
    if (asked) features.set(layer.name, output);
    steps.push({ kind: "convolution", layer: layer.name, relu: flow });
  }
  return { features, steps };
}

/**
 * Carries gradients at the taps back to the prepared input. Each intermediate gradient is freed at once:
 * together they would double the memory of a pass.
 */
export function backward(
  network: DeviceNetwork,
  pass: FeaturePass,
  gradients: ReadonlyMap<LayerName, tf.Tensor4D>,
): tf.Tensor4D {
  let flow: tf.Tensor4D | undefined;
  for (const step of pass.steps.toReversed()) {
    const before: tf.Tensor4D | undefined = flow;
    flow = tf.tidy(() => stepBack(network, step, before, gradients));
    before?.dispose();
  }
  if (!flow) throw new TypeError("Cannot go back through a pass that visited no layer");
  return flow;
}

function stepBack(
  network: DeviceNetwork,
  step: Step,
  flow: tf.Tensor4D | undefined,
  gradients: ReadonlyMap<LayerName, tf.Tensor4D>,
): tf.Tensor4D {
  if (step.kind === "pool") {
    if (!flow) throw new TypeError("Cannot go back through a pooling that nothing depends on");
    return poolBack(flow, step, network.reading.pooling);
  }
  const tensors = network.convolutions.get(step.layer);
  if (!tensors) throw new TypeError(`Cannot go back through ${step.layer}: it has no weights`);
  const atTap = gradients.get(step.layer);
  const mask = tf.step(step.relu);
  const total = network.reading.taps === "relu"
    ? tf.mul<tf.Tensor4D>(sumOf(flow, atTap), mask)
    : sumOf(flow && tf.mul<tf.Tensor4D>(flow, mask), atTap);
  return convolveBack(total, tensors, paddingOf(network, step.layer));
}

function sumOf(a: tf.Tensor4D | undefined, b: tf.Tensor4D | undefined): tf.Tensor4D {
  if (a && b) return tf.add(a, b);
  const only = a ?? b;
  if (!only) throw new TypeError("Cannot go back through a layer that nothing depends on");
  return only;
}

function paddingOf(network: DeviceNetwork, layer: LayerName): "same" | "valid" {
  const replicated = network.reading.padding === "replicate" && layer === "block1_conv1";
  return replicated ? "valid" : "same";
}
