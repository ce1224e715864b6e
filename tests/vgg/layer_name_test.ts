import assert from "node:assert/strict";
import { parseLayerName } from "../../src/vgg/layer_name.ts";
import { networkTable } from "../../src/vgg/layers.ts";

const VGG19 = networkTable("vgg19");

Deno.test("`parseLayerName()` reads all three ways to write a layer", () => {
  for (const text of ["block4_conv2", "conv4_2", "relu4_2", " relu4_2 "]) {
    assert.equal(parseLayerName(text, VGG19), "block4_conv2");
  }
});

Deno.test("`parseLayerName()` knows each layer of the table", () => {
  for (const { name } of VGG19.convolutions) assert.equal(parseLayerName(name, VGG19), name);
});

Deno.test("`parseLayerName()` lists the network's layers for anything else", () => {
  const vgg16 = networkTable("vgg16");
  for (const text of ["conv3_4", "conv4", "block4_pool", "", "conv0_1", "CONV4_2", "conv4_2x"]) {
    assert.throws(() => parseLayerName(text, vgg16), (error: unknown) => {
      assert.ok(error instanceof RangeError);
      assert.ok(error.message.startsWith(`Cannot find layer "${text}" in vgg16: choose one of `));
      assert.match(error.message, /block1_conv1, block1_conv2, .*, block5_conv3$/);
      return true;
    });
  }
});
