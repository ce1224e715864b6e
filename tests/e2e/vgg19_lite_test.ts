import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hexDigest } from "../../src/host/digest.ts";
import { networkTable } from "../../src/vgg/layers.ts";
import { networkTensors } from "../../src/weights/assemble_network.ts";
import { checkNetworkFile } from "../../src/weights/check_network_file.ts";
import { loadNetwork } from "../../src/weights/load_network.ts";
import { parseSafetensors } from "../../src/weights/safetensors.ts";
import { writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { fakePlatform } from "../support/fake_platform.ts";
import { seededNetwork } from "../support/seeded_network.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

/** The folder that ships with the package. */
const FOLDER = new URL("../../weights/", import.meta.url);
const PATH = fileURLToPath(new URL("vgg19-lite.safetensors", FOLDER));
const BYTES = new Uint8Array(readFileSync(PATH));
const SHA256 = hexDigest("sha256", BYTES);

const WIDTHS = [16, 32, 64, 192, 384];

/** The most that the file may weigh: every install carries it. */
const MOST_BYTES = 4_000_000;

function readText(name: string): string {
  return readFileSync(new URL(name, FOLDER), "utf8");
}

Deno.test("`vgg19-lite.safetensors` is the file that manifest and README describe", () => {
  assert.deepEqual(JSON.parse(readText("manifest.json")), {
    "vgg19-lite": { file: "vgg19-lite.safetensors", sha256: SHA256, bytes: BYTES.length },
  });
  const readme = readText("README.md");
  assert.ok(readme.includes(SHA256), "README.md names the SHA-256");
  assert.ok(readme.includes(BYTES.length.toLocaleString("en-US")), "README.md names the bytes");
  assert.ok(BYTES.length <= MOST_BYTES, `${BYTES.length} bytes`);
});

Deno.test("`checkNetworkFile()` finds the bundled network intact", async () => {
  const check = await checkNetworkFile("vgg19-lite", PATH);
  assert.deepEqual(check, { state: "intact", sha256: SHA256 });
});

Deno.test("`vgg19-lite.safetensors` holds VGG19's layers up to block5_conv1, narrower, as F16", () => {
  const { tensors, data } = parseSafetensors(BYTES, "vgg19-lite.safetensors");
  const convolutions = networkTable("vgg19", WIDTHS).convolutions.slice(0, 13);
  assert.equal(convolutions.at(-1)?.name, "block5_conv1");
  const expected = convolutions.flatMap(({ name, inputs, outputs }) => [
    { name: `${name}/kernel`, shape: [3, 3, inputs, outputs] },
    { name: `${name}/bias`, shape: [outputs] },
  ]);
  const found = [...tensors.values()];
  assert.deepEqual(found.map(({ name, shape }) => ({ name, shape })), expected);
  const values = found.reduce((sum, tensor) => sum + tensor.values().length, 0);
  assert.equal(data.length, 2 * values);
});

Deno.test("`vgg19-lite.safetensors` says where it comes from and what it may be used for", () => {
  const { metadata } = parseSafetensors(BYTES, "vgg19-lite.safetensors");
  assert.equal(metadata.network, "vgg19-lite");
  assert.match(metadata.origin ?? "", /^Trained by the Impasto project to imitate VGG19/);
  assert.equal(metadata.license, "CC BY 4.0");
  assert.match(metadata.attribution ?? "", /Simonyan and Andrew Zisserman .*Oxford/);
  assert.equal(metadata.input, "BGR, 0..255 minus [103.939, 116.779, 123.68]");
  assert.equal(metadata.channels, WIDTHS.join());
});

Deno.test("`loadNetwork()` finds the bundled network by its name on an empty machine", async () => {
  const { network, origin, warnings } = await loadNetwork("vgg19-lite", {
    platform: fakePlatform("linux"),
  });
  assert.equal(network.table.name, "vgg19-lite");
  assert.equal(network.sha256, SHA256);
  assert.equal(network.table.convolutions.length, 13);
  assert.deepEqual([origin, warnings], ["bundled", []]);
});

Deno.test("`loadNetwork()` takes the bundled network under `auto` only while vgg19 is absent", async () => {
  using folder = temporaryFolder();
  const platform = fakePlatform("linux", { IMPASTO_WEIGHTS: folder.path });
  const draft = await loadNetwork("auto", { platform });
  assert.equal(draft.network.sha256, SHA256);
  assert.deepEqual(draft.warnings.map(({ code }) => code), ["draft-network"]);
  const firstLayer = networkTensors(seededNetwork("vgg19", [64])).slice(0, 2);
  Deno.writeFileSync(`${folder.path}/vgg19.safetensors`, writeSafetensors(firstLayer));
  const full = await loadNetwork("auto", { platform });
  assert.equal(full.network.table.name, "vgg19");
  assert.deepEqual([full.origin, full.warnings], ["environment", []]);
});
