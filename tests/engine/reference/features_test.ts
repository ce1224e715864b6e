import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import type { NetworkReading } from "../../../src/engine/engine.ts";
import { uploadConvolutions } from "../../../src/engine/reference/convolution.ts";
import { backward, type DeviceNetwork, forward } from "../../../src/engine/reference/features.ts";
import { uploadPicture } from "../../../src/engine/reference/picture_tensor.ts";
import type { LayerName } from "../../../src/vgg/layers.ts";
import { assertNear } from "../../support/close.ts";
import { float64Features } from "../../support/float64_network.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import { everyReading, noisePlane, PLAIN_READING } from "../../support/tiny_rung.ts";

await acquireBackend("cpu");

const NETWORK = tinyNetwork();
const CONVOLUTIONS = uploadConvolutions(NETWORK, "block5_conv1");
const PLANE = noisePlane(31, 21, 18);

function deviceNetwork(reading: NetworkReading): DeviceNetwork {
  return { table: NETWORK.table, convolutions: CONVOLUTIONS, reading };
}

for (const reading of everyReading()) {
  const { taps, pooling, padding } = reading;
  Deno.test(`\`forward()\` has the float64 features: ${taps}, ${pooling}, ${padding}`, () => {
    const { width, height, data } = PLANE;
    const picture = { width, height, channels: 3, values: Float64Array.from(data) };
    const truth = float64Features(picture, { network: NETWORK, reading, deepest: "block5_conv1" });
    tf.tidy(() => {
      const input = uploadPicture({ plane: PLANE }, reading);
      const { features } = forward(deviceNetwork(reading), input, [...truth.keys()]);
      for (const [layer, expected] of truth) {
        const found = features.get(layer)!;
        assert.deepEqual(found.shape, [1, expected.height, expected.width, expected.channels]);
        // PyTorch's own f32 error on the tiny network is 1.1e-6.
        assertNear(found.dataSync(), expected.values, { tolerance: 5e-6, what: layer });
      }
    });
  });
}

Deno.test("`forward()` stops at the deepest asked layer", () => {
  tf.tidy(() => {
    const input = uploadPicture({ plane: PLANE }, PLAIN_READING);
    const pass = forward(deviceNetwork(PLAIN_READING), input, ["block2_conv1", "block1_conv1"]);
    assert.deepEqual([...pass.features.keys()], ["block1_conv1", "block2_conv1"]);
    const kinds = pass.steps.map((step) => step.kind === "pool" ? "pool" : step.layer);
    assert.deepEqual(kinds, ["block1_conv1", "block1_conv2", "pool", "block2_conv1"]);
  });
});

Deno.test("`forward()` refuses a layer that was not uploaded", () => {
  const before = tf.memory().numTensors;
  assert.throws(
    () =>
      tf.tidy(() => {
        const input = uploadPicture({ plane: PLANE }, PLAIN_READING);
        forward(deviceNetwork(PLAIN_READING), input, ["block5_conv2"]);
      }),
    /Cannot read block5_conv2: the engine was made without it/,
  );
  assert.equal(tf.memory().numTensors, before);
});

Deno.test("`backward()` is the adjoint of the network where it is linear", () => {
  // Average pooling and pre-activation taps of block 1 alone: conv1 is affine in the picture.
  const reading = { taps: "conv", pooling: "average", padding: "replicate" } as const;
  tf.tidy(() => {
    const network = deviceNetwork(reading);
    const layers: LayerName[] = ["block1_conv1"];
    const input = uploadPicture({ plane: PLANE }, reading);
    const pass = forward(network, input, layers);
    const origin = forward(network, tf.zerosLike(input), layers).features.get("block1_conv1")!;
    const features = pass.features.get("block1_conv1")!;
    const direction = tf.tensor4d(noisePlane(5, 21 * 18 * 4, 1).data.slice(0, 21 * 18 * 4), [
      1,
      18,
      21,
      4,
    ]);
    const back = backward(network, pass, new Map([["block1_conv1", direction]]));
    const forwardProduct = tf.sum(tf.mul(tf.sub(features, origin), direction)).dataSync()[0]!;
    const backwardProduct = tf.sum(tf.mul(input, back)).dataSync()[0]!;
    // Sums of a thousand f32 products of mixed sign.
    assert.ok(Math.abs(forwardProduct - backwardProduct) < 1e-4 * Math.abs(forwardProduct));
  });
});

Deno.test("`backward()` refuses a pass that leads nowhere", () => {
  tf.tidy(() => {
    const network = deviceNetwork(PLAIN_READING);
    const input = uploadPicture({ plane: PLANE }, PLAIN_READING);
    const empty = { features: new Map(), steps: [] };
    assert.throws(() => backward(network, empty, new Map()), /visited no layer/);
    const pass = forward(network, input, ["block1_conv1"]);
    assert.throws(() => backward(network, pass, new Map()), /nothing depends on/);
  });
});
