import assert from "node:assert/strict";
import { WeightsError } from "../../src/base/errors.ts";
import { networkTensors } from "../../src/weights/assemble_network.ts";
import { readNetworkAt } from "../../src/weights/read_network_at.ts";
import { writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { seededNetwork } from "../support/seeded_network.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";
import { startWeightsServer } from "../support/weights_server.ts";

const NETWORK = seededNetwork();
const BYTES = writeSafetensors(networkTensors(NETWORK));

Deno.test("`readNetworkAt()` reads from the disk and from the web", async () => {
  using folder = temporaryFolder();
  await Deno.writeFile(`${folder.path}/net`, BYTES);
  await using server = startWeightsServer(BYTES);
  for (const location of [`${folder.path}/net`, server.url("ok")]) {
    const network = await readNetworkAt(location);
    assert.deepEqual(network.weights, NETWORK.weights);
    assert.equal(network.source, location);
  }
});

Deno.test("`readNetworkAt()` finds the shards of a tfjs model beside it", async () => {
  using folder = temporaryFolder();
  const tensors = networkTensors(NETWORK);
  const weights = tensors.map(({ name, shape }) => ({ name, shape, dtype: "float32" }));
  const values = Float32Array.from(tensors.flatMap((tensor) => [...tensor.values()]));
  const bytes = new Uint8Array(values.buffer);
  await Deno.writeFile(`${folder.path}/one.bin`, bytes.subarray(0, 1001));
  await Deno.writeFile(`${folder.path}/two.bin`, bytes.subarray(1001));
  const model = { weightsManifest: [{ paths: ["one.bin", "two.bin"], weights }] };
  await Deno.writeTextFile(`${folder.path}/model.json`, JSON.stringify(model));
  const network = await readNetworkAt(`${folder.path}/model.json`);
  assert.deepEqual(network.weights, NETWORK.weights);
});

Deno.test("`readNetworkAt()` makes every failure a WeightsError that keeps its cause", async () => {
  await assert.rejects(readNetworkAt("/no/such/net"), (error) => {
    assert.ok(error instanceof WeightsError);
    assert.ok(error.cause instanceof Deno.errors.NotFound);
    assert.equal(error.message, "Cannot read /no/such/net as it does not exist: check the path");
    return true;
  });
});

Deno.test("`readNetworkAt()` stops when it is told to", async () => {
  await using server = startWeightsServer(BYTES);
  const reason = new Error("enough");
  const signal = AbortSignal.abort(reason);
  await assert.rejects(readNetworkAt(server.url("silent"), { signal }), reason);
});
