import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import {
  type ConvolutionTensors,
  convolve,
  convolveBack,
  uploadConvolutions,
} from "../../../src/engine/reference/convolution.ts";
import type { LayerName } from "../../../src/vgg/layers.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import { noisePlane } from "../../support/tiny_rung.ts";

await acquireBackend("cpu");

function noise(seed: number, shape: [number, number, number, number]): tf.Tensor4D {
  const count = shape.reduce((product, side) => product * side, 1);
  return tf.tensor4d(noisePlane(seed, count, 1).data.subarray(0, count), shape);
}

function dispose(convolutions: ReadonlyMap<LayerName, ConvolutionTensors>): void {
  for (const { kernel, bias, turned } of convolutions.values()) tf.dispose([kernel, bias, turned]);
}

Deno.test("`uploadConvolutions()` stops after the deepest layer", () => {
  const convolutions = uploadConvolutions(tinyNetwork(), "block2_conv1");
  assert.deepEqual([...convolutions.keys()], ["block1_conv1", "block1_conv2", "block2_conv1"]);
  assert.deepEqual(convolutions.get("block2_conv1")!.kernel.shape, [3, 3, 4, 6]);
  assert.deepEqual(convolutions.get("block2_conv1")!.turned.shape, [3, 3, 6, 4]);
  dispose(convolutions);
});

Deno.test("`uploadConvolutions()` turns only the first kernel from BGR to RGB", () => {
  const network = tinyNetwork();
  const convolutions = uploadConvolutions(network, "block1_conv2");
  const first = convolutions.get("block1_conv1")!.kernel.arraySync();
  const stored = network.weights.get("block1_conv1")!.kernel;
  // Row 0, column 1: tap 1; red is input 0 here and input 2 in the file.
  assert.deepEqual(first[0]![1]![0], Array.from(stored.subarray((3 + 2) * 4, (3 + 2) * 4 + 4)));
  const second = convolutions.get("block1_conv2")!.kernel.dataSync();
  assert.deepEqual(Float32Array.from(second), network.weights.get("block1_conv2")!.kernel);
  dispose(convolutions);
});

Deno.test("`uploadConvolutions()` frees everything if a layer has no weights", () => {
  const network = tinyNetwork();
  const weights = new Map([...network.weights].filter(([name]) => name !== "block2_conv2"));
  const before = tf.memory().numTensors;
  assert.throws(() => uploadConvolutions({ ...network, weights }, "block5_conv1"), {
    name: "TypeError",
    message: "Cannot use vgg19: block2_conv2 has no weights",
  });
  assert.equal(tf.memory().numTensors, before);
});

Deno.test("`convolve()` moves a picture by a kernel with a single 1", () => {
  // The 1 stands right of the center, so each pixel takes its right neighbor's value; bias 1/2.
  const kernel = tf.tensor4d([0, 0, 0, 0, 0, 1, 0, 0, 0], [3, 3, 1, 1]);
  const tensors = { kernel, bias: tf.tensor1d([0.5]), turned: kernel };
  const input = tf.tensor4d([1, -2, 3, 4, 5, -6], [1, 2, 3, 1]);
  const plain = convolve(input, tensors, { padding: "same", relu: false });
  assert.deepEqual(Array.from(plain.dataSync()), [-1.5, 3.5, 0.5, 5.5, -5.5, 0.5]);
  const clipped = convolve(input, tensors, { padding: "same", relu: true });
  assert.deepEqual(Array.from(clipped.dataSync()), [0, 3.5, 0.5, 5.5, 0, 0.5]);
  tf.dispose([kernel, tensors.bias, input, plain, clipped]);
});

for (const padding of ["same", "valid"] as const) {
  Deno.test(`\`convolveBack()\` is the adjoint of \`convolve()\`, padding ${padding}`, () => {
    const convolutions = uploadConvolutions(tinyNetwork(), "block2_conv1");
    tf.tidy(() => {
      const stored = convolutions.get("block2_conv1")!;
      const tensors = { ...stored, bias: tf.zerosLike(stored.bias) };
      const input = noise(1, [1, 5, 7, 4]);
      const output = convolve(input, tensors, { padding, relu: false });
      const gradient = noise(2, output.shape);
      const back = convolveBack(gradient, tensors, padding);
      assert.deepEqual(back.shape, input.shape);
      const forward = tf.sum(tf.mul(output, gradient)).dataSync()[0]!;
      const backward = tf.sum(tf.mul(input, back)).dataSync()[0]!;
      // Sums of some hundred f32 products.
      assert.ok(Math.abs(forward - backward) < 1e-5 * Math.abs(forward));
    });
    dispose(convolutions);
  });
}
