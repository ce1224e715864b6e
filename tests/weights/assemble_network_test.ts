import assert from "node:assert/strict";
import { WeightsError } from "../../src/base/errors.ts";
import { type NetworkName, networkTable } from "../../src/vgg/layers.ts";
import type { Network } from "../../src/vgg/network.ts";
import { assembleNetwork, networkTensors } from "../../src/weights/assemble_network.ts";
import { type StoredTensor, valueCount } from "../../src/weights/stored_tensor.ts";
import { seededNetwork, TINY_WIDTHS } from "../support/seeded_network.ts";

type Change = (tensors: Map<string, StoredTensor>) => void;

function assemble(network: Network, name?: NetworkName, change: Change = () => {}): Network {
  const tensors = new Map(networkTensors(network).map((tensor) => [tensor.name, tensor]));
  change(tensors);
  return assembleNetwork(tensors, { name, sha256: "ab", source: "net" });
}

function refused(change: Change, message: string): void {
  assert.throws(() => assemble(seededNetwork(), "vgg19-lite", change), (error) => {
    assert.ok(error instanceof WeightsError);
    assert.equal(error.message, message);
    return true;
  });
}

Deno.test("`assembleNetwork()` puts together what `networkTensors()` took apart", () => {
  const network = seededNetwork();
  const again = assemble(network);
  assert.deepEqual(again.table, network.table);
  assert.deepEqual(again.weights, network.weights);
  assert.equal(again.sha256, "ab");
  assert.equal(again.source, "net");
});

Deno.test("`assembleNetwork()` takes the widths of a narrow network from its tensors", () => {
  const { table } = assemble(seededNetwork("vgg19-lite", [5, 4, 3, 2, 1]));
  const widths = table.convolutions.filter((layer) => layer.name.endsWith("conv1"))
    .map((layer) => layer.outputs);
  assert.deepEqual(widths, [5, 4, 3, 2, 1]);
});

Deno.test("`assembleNetwork()` holds VGG16 to its 13 convolutions and 14,714,688 values", () => {
  const network = assemble(seededNetwork("vgg16"), "vgg16");
  assert.equal(network.table.convolutions.length, 13);
  const values = [...network.weights.values()].map(({ kernel, bias }) =>
    kernel.length + bias.length
  );
  assert.equal(values.reduce((sum, count) => sum + count), 14_714_688);
  assert.deepEqual(network.table.convolutions.at(-1), {
    name: "block5_conv3",
    inputs: 512,
    outputs: 512,
    block: 5,
  });
});

Deno.test("`assembleNetwork()` tells the networks apart by their tensors", () => {
  for (const name of ["vgg16", "vgg19"] as const) {
    const tensors = new Map<string, StoredTensor>();
    for (const { name: layer, inputs, outputs, block } of networkTable(name).convolutions) {
      if (block === 5) break;
      const kernel = [3, 3, inputs, outputs];
      const zeros = (count: number) => (): Float32Array => new Float32Array(count);
      for (const [part, shape] of [["kernel", kernel], ["bias", [outputs]]] as const) {
        const tensor = `${layer}/${part}`;
        tensors.set(tensor, { name: tensor, shape, values: zeros(valueCount(shape)) });
      }
    }
    assert.equal(assembleNetwork(tensors, { sha256: "", source: "net" }).table.name, name);
  }
  assert.equal(assemble(seededNetwork()).table.name, "vgg19-lite");
});

Deno.test("`assembleNetwork()` lets a file stop after any convolution", () => {
  const { table } = assemble(seededNetwork(), "vgg19-lite", (tensors) => {
    for (const name of [...tensors.keys()]) if (/^block[45]/.test(name)) tensors.delete(name);
  });
  assert.equal(table.convolutions.at(-1)?.name, "block3_conv4");
});

Deno.test("`assembleNetwork()` ignores tensors of other layers", () => {
  const { table } = assemble(seededNetwork(), "vgg19-lite", (tensors) => {
    tensors.set("fc1/kernel", {
      name: "fc1/kernel",
      shape: [1],
      values: () => assert.fail("read"),
    });
  });
  assert.equal(table.convolutions.length, 16);
});

Deno.test("`assembleNetwork()` names the tensor that is wrong, as found and as expected", () => {
  const [first, second] = TINY_WIDTHS;
  refused(
    (tensors) => {
      const name = "block2_conv1/kernel";
      tensors.set(name, { name, shape: [3, 3, 7, second ?? 0], values: () => new Float32Array() });
    },
    `Cannot use net as its tensor block2_conv1/kernel has shape [3, 3, 7, ${second}] where ` +
      `[3, 3, ${first}, ${second}] is expected: choose weights of this network`,
  );
  refused(
    (tensors) => tensors.delete("block1_conv2/bias"),
    "Cannot use net as it lacks block1_conv2/bias: choose complete weights",
  );
  refused(
    (tensors) => tensors.delete("block1_conv2/kernel"),
    "Cannot use net as it lacks block1_conv2/kernel but has block5_conv4/kernel: choose complete " +
      "weights, or another network name",
  );
  refused(
    (tensors) => tensors.clear(),
    "Cannot use net as it has no tensor block1_conv1/kernel: choose weights of VGG16 or VGG19",
  );
});

Deno.test("`assembleNetwork()` refuses values that are not finite", () => {
  for (const value of [NaN, Infinity, -Infinity]) {
    refused(
      (tensors) => {
        const bias = new Float32Array(TINY_WIDTHS[0] ?? 0).fill(value);
        tensors.set("block1_conv1/bias", {
          name: "block1_conv1/bias",
          shape: [bias.length],
          values: () => bias,
        });
      },
      "Cannot use net as its tensor block1_conv1/bias holds values that are not finite: get the file again",
    );
  }
});

Deno.test("`assembleNetwork()` refuses a network under another's name", () => {
  const tiny = seededNetwork();
  assert.throws(() => assemble(tiny, "vgg19"), /block1_conv1\/kernel has shape \[3, 3, 3, 2\]/);
  assert.throws(() => assemble(tiny, "vgg16"), /holds block3_conv4, which only VGG19 has/);
});
