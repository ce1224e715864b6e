import assert from "node:assert/strict";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import { uploadTapWeights } from "../../../src/engine/reference/visibility.ts";
import { networkTable } from "../../../src/vgg/layers.ts";
import { noisePlane } from "../../support/tiny_rung.ts";

await acquireBackend("cpu");

const TABLE = networkTable("vgg19", [4, 6, 8, 8, 8]);

Deno.test("`uploadTapWeights()` counts positions without weights where all is visible", () => {
  const picture = { plane: noisePlane(1, 33, 17) };
  const taps = uploadTapWeights(picture, TABLE, ["block1_conv2", "block3_conv1", "block5_conv1"]);
  assert.deepEqual([...taps], [
    ["block1_conv2", { weights: undefined, positions: 33 * 17 }],
    ["block3_conv1", { weights: undefined, positions: 8 * 4 }],
    ["block5_conv1", { weights: undefined, positions: 2 }],
  ]);
});

Deno.test("`uploadTapWeights()` uploads area means where something is hidden", () => {
  const visibility = Float32Array.of(1, 0, 0, 0, 1, 1, 0, 0);
  const picture = { plane: noisePlane(1, 4, 2), visibility };
  const taps = uploadTapWeights(picture, TABLE, ["block1_conv1", "block2_conv1"]);
  const { weights, positions } = taps.get("block2_conv1")!;
  assert.deepEqual(weights!.shape, [1, 1, 2, 1]);
  assert.deepEqual(Array.from(weights!.dataSync()), [0.75, 0]);
  assert.equal(positions, 0.75);
  assert.equal(taps.get("block1_conv1")!.positions, 3);
  for (const tap of taps.values()) tap.weights!.dispose();
});
