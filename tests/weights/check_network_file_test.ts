import assert from "node:assert/strict";
import { hexDigest } from "../../src/host/digest.ts";
import { networkTensors } from "../../src/weights/assemble_network.ts";
import { checkNetworkFile } from "../../src/weights/check_network_file.ts";
import { DATA_DIGEST_KEY, writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { sharedFile, testWith } from "../support/need.ts";
import { seededNetwork } from "../support/seeded_network.ts";
import { sharedPath } from "../support/shared.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

const BYTES = writeSafetensors(networkTensors(seededNetwork()));

Deno.test("`checkNetworkFile()` finds our file intact, and damaged once one bit has changed", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/net.safetensors`;
  await Deno.writeFile(path, BYTES);
  const sha256 = hexDigest("sha256", BYTES);
  assert.deepEqual(await checkNetworkFile("vgg19-lite", path), { state: "intact", sha256 });
  // The lowest bit of a value: it stays finite and only the digest can tell.
  const changed = BYTES.slice();
  changed.set([(changed.at(-4) ?? 0) ^ 1], changed.length - 4);
  await Deno.writeFile(path, changed);
  const check = await checkNetworkFile("vgg19-lite", path);
  assert.ok(check.state === "damaged" && /bytes have changed/.test(check.reason));
});

Deno.test("`checkNetworkFile()` finds a cut and another network's file damaged", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/net.safetensors`;
  await assert.rejects(checkNetworkFile("vgg19-lite", path), { name: "NotFound" });
  await Deno.writeFile(path, BYTES.subarray(0, -1));
  const cut = await checkNetworkFile("vgg19-lite", path);
  assert.ok(cut.state === "damaged" && /the file is cut/.test(cut.reason));
  await Deno.writeFile(path, BYTES);
  const other = await checkNetworkFile("vgg19", path);
  assert.ok(other.state === "damaged" && /block1_conv1\/kernel/.test(other.reason));
});

Deno.test("`checkNetworkFile()` cannot vouch for a file that carries no digest", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/net.safetensors`;
  const renamed = BYTES.slice();
  // The header is ASCII, so a place in its text is a place in its bytes.
  const key = new TextDecoder().decode(BYTES.subarray(8, 300)).indexOf(DATA_DIGEST_KEY);
  renamed.set(new TextEncoder().encode("x"), 8 + key);
  await Deno.writeFile(path, renamed);
  assert.equal((await checkNetworkFile("vgg19-lite", path)).state, "unverified");
  const keras = new URL("../golden/keras_old_notop.h5", import.meta.url).href;
  assert.equal((await checkNetworkFile("vgg19-lite", keras)).state, "unverified");
});

testWith(
  sharedFile("weights/vgg19.safetensors"),
  "`checkNetworkFile()` finds the real VGG19 usable, though it carries no digest",
  async () => {
    const check = await checkNetworkFile("vgg19", sharedPath("weights/vgg19.safetensors"));
    assert.equal(check.state, "unverified");
  },
);
