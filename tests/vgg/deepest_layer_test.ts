import assert from "node:assert/strict";
import { deepestLayer } from "../../src/vgg/deepest_layer.ts";
import { networkTable } from "../../src/vgg/layers.ts";

const VGG19 = networkTable("vgg19");

Deno.test("`deepestLayer()` goes by the order of the data, not of the list", () => {
  assert.equal(deepestLayer(VGG19, ["block4_conv2", "block1_conv1"]), "block4_conv2");
  assert.equal(deepestLayer(VGG19, ["block3_conv4", "block3_conv1"]), "block3_conv4");
  assert.equal(deepestLayer(VGG19, ["block1_conv1"]), "block1_conv1");
});

Deno.test("`deepestLayer()` refuses an empty list", () => {
  assert.throws(() => deepestLayer(VGG19, []), RangeError);
});
