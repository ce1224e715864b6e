import assert from "node:assert/strict";
import { CHANNEL_MEANS_BGR, networkTable } from "../../src/vgg/layers.ts";

Deno.test("`networkTable()` has the convolutions of columns D and E", () => {
  const counts = (["vgg16", "vgg19", "vgg19-lite"] as const)
    .map((name) => networkTable(name).convolutions.length);
  assert.deepEqual(counts, [13, 16, 16]);
  const names = networkTable("vgg16").convolutions.map((layer) => layer.name);
  assert.deepEqual(names.slice(0, 5), [
    "block1_conv1",
    "block1_conv2",
    "block2_conv1",
    "block2_conv2",
    "block3_conv1",
  ]);
  assert.equal(names.at(-1), "block5_conv3");
});

Deno.test("`networkTable()` has as many parameters as Keras' no-top files", () => {
  // Keras' summaries without top: 14,714,688 and 20,024,384.
  const parameters = (["vgg16", "vgg19"] as const).map((name) =>
    networkTable(name).convolutions
      .reduce((sum, { inputs, outputs }) => sum + (9 * inputs + 1) * outputs, 0)
  );
  assert.deepEqual(parameters, [14_714_688, 20_024_384]);
});

Deno.test("`networkTable()` chains channels and counts blocks from 1", () => {
  const { convolutions } = networkTable("vgg19", [4, 6, 8, 8, 8]);
  let inputs = 3;
  for (const layer of convolutions) {
    assert.equal(layer.inputs, inputs);
    assert.equal(layer.block, Number(layer.name[5]));
    inputs = layer.outputs;
  }
  assert.deepEqual([...new Set(convolutions.map((layer) => layer.block))], [1, 2, 3, 4, 5]);
});

Deno.test("`networkTable()` ends where widths end", () => {
  const { convolutions } = networkTable("vgg19", [4, 6]);
  assert.deepEqual(convolutions.map(({ outputs }) => outputs), [4, 4, 6, 6]);
});

Deno.test("`CHANNEL_MEANS_BGR` are in the order blue, green, red", () => {
  // ImageNet's mean color is reddish: R 123.68, G 116.779, B 103.939.
  assert.deepEqual(CHANNEL_MEANS_BGR, [103.939, 116.779, 123.68]);
});
