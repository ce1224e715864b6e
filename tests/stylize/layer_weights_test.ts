import assert from "node:assert/strict";
import { parseLayerWeights } from "../../src/stylize/layer_weights.ts";
import { networkTable } from "../../src/vgg/layers.ts";

const options = {
  option: "styleLayers",
  network: networkTable("vgg19"),
  standard: (layers: number) => 1 / layers,
};

Deno.test("`parseLayerWeights()` reads every spelling of a layer and its weight", () => {
  assert.deepEqual(parseLayerWeights("block1_conv1:0.2, relu2_1:3,conv4_2", options), [
    { layer: "block1_conv1", weight: 0.2 },
    { layer: "block2_conv1", weight: 3 },
    { layer: "block4_conv2", weight: 1 / 3 },
  ]);
});

Deno.test("`parseLayerWeights()` refuses unknown layers, doubles, empty lists and bad weights", () => {
  assert.throws(() => parseLayerWeights("block9_conv1", options), /"block9_conv1" in vgg19/);
  assert.throws(
    () => parseLayerWeights("conv1_1,block1_conv1", options),
    /names block1_conv1 twice/,
  );
  assert.throws(() => parseLayerWeights(" , ", options), /names no layer/);
  for (const weight of ["NaN", "-1", "", "x"]) {
    assert.throws(() => parseLayerWeights(`conv1_1:${weight}`, options), RangeError);
  }
});
