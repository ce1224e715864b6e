import * as tf from "@tensorflow/tfjs-core";
import type { Network } from "../../vgg/network.ts";
import type { Convolution, LayerName } from "../../vgg/layers.ts";

/** One convolution on the device, forward and backward. */
export type ConvolutionTensors = {
  /** `[3, 3, inputs, outputs]`. */
  readonly kernel: tf.Tensor4D;
  /** `[outputs]`. */
  readonly bias: tf.Tensor1D;
  /** `[3, 3, outputs, inputs]`: the kernel turned by 180 degrees with its channels swapped. */
  readonly turned: tf.Tensor4D;
};

/** Uploads the convolutions up to and including `deepest`; the caller disposes them. */
export function uploadConvolutions(
  network: Network,
  deepest: LayerName,
): Map<LayerName, ConvolutionTensors> {
  const end = network.table.convolutions.findIndex((layer) => layer.name === deepest) + 1;
  // `tidy` frees what was uploaded if a later layer fails; it looks into arrays, not into maps.
  const uploaded = tf.tidy(() =>
    network.table.convolutions.slice(0, end).map((layer) => {
      const weights = network.weights.get(layer.name);
      if (!weights) {
        throw new TypeError(`Cannot use ${network.table.name}: ${layer.name} has no weights`);
      }
      return { name: layer.name, tensors: upload(layer, weights.kernel, weights.bias) };
    })
  );
  return new Map(uploaded.map(({ name, tensors }) => [name, tensors]));
}

function upload(layer: Convolution, kernel: Float32Array, bias: Float32Array): ConvolutionTensors {
  return tf.tidy(() => {
    const stored = tf.tensor4d(kernel, [3, 3, layer.inputs, layer.outputs]);
    // The weights read B, G, R; turning the first kernel's inputs round lets pictures stay R, G, B.
    const forward = layer.inputs === 3 ? tf.reverse(stored, 2) : stored;
    return {
      kernel: forward,
      bias: tf.tensor1d(bias),
      turned: tf.transpose(tf.reverse(forward, [0, 1]), [0, 1, 3, 2]),
    };
  });
}

/** Convolves with "same" zero padding, or with none, and adds the bias. */
export function convolve(
  input: tf.Tensor4D,
  tensors: ConvolutionTensors,
  options: {
    readonly padding: "same" | "valid";
    readonly relu: boolean;
  },
): tf.Tensor4D {
  const { kernel: filter, bias } = tensors;
  if (!options.relu) {
    // Fused without a ReLU, tfjs' own gradient asks for that of the kernel too, which tfjs-wasm lacks.
    return tf.add(tf.conv2d(input, filter, 1, options.padding), bias);
  }
  const pad = options.padding;
  return tf.fused.conv2d({ x: input, filter, strides: 1, pad, bias, activation: "relu" });
}

/**
 * Returns the gradient with respect to the input of `convolve`.
 *
 * The input gradient of a 3x3 convolution is a convolution with the turned kernel. tfjs-wasm runs that
 * forward kernel at 28 GFLOP/s and its own `Conv2DBackpropInput`, a scalar loop, at 2.5 (2-core EPYC).
 */
export function convolveBack(
  gradient: tf.Tensor4D,
  tensors: ConvolutionTensors,
  padding: "same" | "valid",
): tf.Tensor4D {
  if (padding === "same") return tf.conv2d(gradient, tensors.turned, 1, "same");
  return tf.tidy(() => {
    const grown = tf.pad(gradient, [[0, 0], [2, 2], [2, 2], [0, 0]]);
    return tf.conv2d(grown, tensors.turned, 1, "valid");
  });
}
