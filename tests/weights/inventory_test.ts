import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { networkTensors } from "../../src/weights/assemble_network.ts";
import { PUBLISHED } from "../../src/weights/catalog.ts";
import { listNetworks, verifyNetwork, weightsFolders } from "../../src/weights/inventory.ts";
import type { SearchOptions } from "../../src/weights/find_network.ts";
import { writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { fakePlatform } from "../support/fake_platform.ts";
import { seededNetwork } from "../support/seeded_network.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

const LITE = writeSafetensors(networkTensors(seededNetwork()));

function machine(folder: string): SearchOptions {
  return {
    platform: fakePlatform("linux", { IMPASTO_HOME: folder, IMPASTO_WEIGHTS: "/a:/b" }),
    bundled: pathToFileURL(`${folder}/`),
  };
}

Deno.test("`listNetworks()` tells what is here and what can be fetched", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/vgg19-lite.safetensors`;
  await Deno.writeFile(path, LITE);
  assert.deepEqual(await listNetworks(machine(folder.path)), [
    { name: "vgg19", published: PUBLISHED.vgg19 },
    { name: "vgg16", published: PUBLISHED.vgg16 },
    { name: "vgg19-lite", found: { location: path, origin: "bundled" }, bytes: LITE.length },
  ]);
});

Deno.test("`verifyNetwork()` tells intact, damaged and missing apart", async () => {
  using folder = temporaryFolder();
  const options = machine(folder.path);
  assert.deepEqual(await verifyNetwork("vgg19", options), {
    name: "vgg19",
    check: { state: "missing" },
  });
  await Deno.writeFile(`${folder.path}/vgg19-lite.safetensors`, LITE);
  assert.equal((await verifyNetwork("vgg19-lite", options)).check.state, "intact");
  await Deno.truncate(`${folder.path}/vgg19-lite.safetensors`, 100);
  const { check, found } = await verifyNetwork("vgg19-lite", options);
  assert.equal(check.state, "damaged");
  assert.equal(found?.origin, "bundled");
});

Deno.test("`weightsFolders()` names the folders in the order in which they are searched", () => {
  using folder = temporaryFolder();
  assert.deepEqual(weightsFolders(machine(folder.path)), {
    environment: ["/a", "/b"],
    cache: `${folder.path}/cache`,
  });
  assert.deepEqual(weightsFolders({ platform: fakePlatform("linux") }), { environment: [] });
});
