import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import { ReferenceEngine } from "../../../src/engine/reference/reference_engine.ts";
import type { LayerName } from "../../../src/vgg/layers.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import { noisePlane, PLAIN_READING } from "../../support/tiny_rung.ts";

const backend = await acquireBackend("cpu");

function createEngine(
  deepest: LayerName = "block5_conv1",
  onClose: () => void = () => {},
): ReferenceEngine {
  return ReferenceEngine.create({
    backend: { ...backend, close: onClose },
    network: tinyNetwork(),
    reading: PLAIN_READING,
    deepest,
  });
}

Deno.test("`ReferenceEngine` is named after its backend and says what it runs on", () => {
  const engine = createEngine();
  assert.equal(engine.name, "reference:cpu");
  assert.equal(engine.device, "plain JavaScript");
  engine.dispose();
});

Deno.test("`ReferenceEngine` uploads no more than it will read, and frees it with the backend", () => {
  const before = tf.memory().numTensors;
  let closed = 0;
  const engine = createEngine("block2_conv1", () => closed++);
  // Kernel, bias and turned kernel of three layers.
  assert.equal(tf.memory().numTensors, before + 9);
  engine.dispose();
  assert.equal(tf.memory().numTensors, before);
  assert.equal(closed, 1);
});

Deno.test("`ReferenceEngine.styleTargets()` of a flat picture has rank 1 away from the border", async () => {
  // Every inner position of block1_conv1 has the same features, so G / M is f f^T but for the border.
  const engine = createEngine();
  const data = new Float32Array(64 * 64 * 3).fill(0.5);
  const visibility = Float32Array.from({ length: 64 * 64 }, (_, i) => {
    const x = i % 64, y = Math.floor(i / 64);
    return x > 0 && y > 0 && x < 63 && y < 63 ? 1 : 0;
  });
  const picture = { plane: { width: 64, height: 64, data }, visibility };
  const [target] = await engine.styleTargets(picture, ["block1_conv1"]);
  const { values, channels } = target!;
  for (let i = 0; i < channels; i++) {
    for (let j = 0; j < channels; j++) {
      const [own, both, other] = [[i, i], [i, j], [j, j]].map(([a, b]) =>
        values[a! * channels + b!]!
      );
      // A Gram matrix of rank 1 has g_ij^2 = g_ii g_jj; f32 sums of 3844 positions.
      assert.ok(Math.abs(both! ** 2 - own! * other!) <= 1e-4 * own! * other! + 1e-12);
    }
  }
  engine.dispose();
});

Deno.test("`ReferenceEngine.styleTargets()` is blind to what is hidden", async () => {
  const engine = createEngine();
  const plane = noisePlane(1, 32, 32);
  // The right half is hidden, and far enough from the left quarter for block1_conv2 to see only that.
  const visibility = Float32Array.from({ length: 32 * 32 }, (_, i) => i % 32 < 8 ? 1 : 0);
  const data = plane.data.map((value, i) => Math.floor(i / 3) % 32 < 16 ? value : 1 - value);
  const layers: LayerName[] = ["block1_conv1", "block1_conv2"];
  const one = await engine.styleTargets({ plane, visibility }, layers);
  const other = await engine.styleTargets({ plane: { ...plane, data }, visibility }, layers);
  assert.deepEqual(other, one);
  engine.dispose();
});

Deno.test("`ReferenceEngine.styleTargets()` reads filled colors where a tap sees nothing", async () => {
  const engine = createEngine();
  const plane = noisePlane(1, 20, 16);
  // Block 5 sees the left 16 columns only, which are hidden.
  const visibility = Float32Array.from({ length: 20 * 16 }, (_, i) => i % 20 < 16 ? 0 : 1);
  const [hidden] = await engine.styleTargets({ plane, visibility }, ["block5_conv1"]);
  const [full] = await engine.styleTargets({ plane }, ["block5_conv1"]);
  assert.deepEqual(hidden, full);
  engine.dispose();
});
