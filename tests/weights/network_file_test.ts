import assert from "node:assert/strict";
import { WeightsError } from "../../src/base/errors.ts";
import { hexDigest } from "../../src/host/digest.ts";
import { networkTensors } from "../../src/weights/assemble_network.ts";
import { readNetwork } from "../../src/weights/network_file.ts";
import { writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { sharedFile, testWith } from "../support/need.ts";
import { seededNetwork } from "../support/seeded_network.ts";
import { readShared } from "../support/shared.ts";

const NETWORK = seededNetwork();

/** The same network as a tfjs model of one shard. */
function tfjsModel(): { json: Uint8Array<ArrayBuffer>; shard: Uint8Array<ArrayBuffer> } {
  const tensors = networkTensors(NETWORK);
  const weights = tensors.map(({ name, shape }) => ({ name, shape, dtype: "float32" }));
  const manifest = { weightsManifest: [{ paths: ["shard.bin"], weights }] };
  const values = tensors.flatMap((tensor) => [...tensor.values()]);
  return {
    json: new TextEncoder().encode(JSON.stringify(manifest)),
    shard: new Uint8Array(Float32Array.from(values).buffer),
  };
}

Deno.test("`readNetwork()` reads safetensors, and names the file by its digest", async () => {
  for (const dtype of ["F32", "F16"] as const) {
    const bytes = writeSafetensors(networkTensors(NETWORK), { dtype });
    const network = await readNetwork(bytes, { source: "net" });
    assert.deepEqual(network.weights, NETWORK.weights);
    assert.equal(network.sha256, hexDigest("sha256", bytes));
  }
});

Deno.test("`readNetwork()` reads a Keras file", async () => {
  const url = new URL("../golden/keras_new_model.h5", import.meta.url);
  const network = await readNetwork(await Deno.readFile(url), { source: "keras" });
  assert.equal(network.table.name, "vgg19-lite");
  assert.deepEqual(network.table.convolutions.map((layer) => layer.outputs), [2, 2, 3, 3]);
  assert.deepEqual(network.weights.get("block1_conv1")?.bias, Float32Array.of(54 / 64, 55 / 64));
});

Deno.test("`readNetwork()` reads a tfjs model with its shards", async () => {
  const { json, shard } = tfjsModel();
  const asked: string[] = [];
  const network = await readNetwork(json, {
    source: "model.json",
    readBeside(name): Promise<Uint8Array<ArrayBuffer>> {
      asked.push(name);
      return Promise.resolve(shard);
    },
  });
  assert.deepEqual(network.weights, NETWORK.weights);
  assert.deepEqual(asked, ["shard.bin"]);
  assert.equal(network.sha256, hexDigest("sha256", json, shard));
  await assert.rejects(
    readNetwork(json, { source: "model.json" }),
    /give the path of its model\.json/,
  );
});

Deno.test("`readNetwork()` refuses a file of ours in which one bit has changed", async () => {
  const bytes = writeSafetensors(networkTensors(NETWORK));
  bytes[bytes.length - 4]! ^= 1;
  await assert.rejects(readNetwork(bytes, { source: "cat.safetensors" }), {
    name: "WeightsError",
    message:
      "Cannot use cat.safetensors as its bytes have changed since it was written: fetch it again",
  });
});

Deno.test("`readNetwork()` refuses other files by name", async () => {
  for (const bytes of [new Uint8Array(), new TextEncoder().encode("<html>"), new Uint8Array(100)]) {
    await assert.rejects(readNetwork(bytes, { source: "cat.png" }), (error) => {
      assert.ok(error instanceof WeightsError);
      assert.match(error.message, /^Cannot use cat\.png as it is neither safetensors nor a Keras/);
      return true;
    });
  }
});

testWith(
  sharedFile("weights/vgg19.safetensors"),
  "`readNetwork()` reads the real VGG19 within a second",
  async () => {
    const start = performance.now();
    const network = await readNetwork(readShared("weights/vgg19.safetensors"), { source: "vgg19" });
    // Measured 0.3 s on two shared cores.
    assert.ok(performance.now() - start < 1000, `took ${performance.now() - start} ms`);
    assert.equal(network.table.name, "vgg19");
    assert.equal(network.table.convolutions.length, 16);
    assert.equal(
      network.sha256,
      "ae224fce289ef827de432d5de800b7034e3090b20ec577c50fb1de6d00499a7d",
    );
  },
);
