import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import {
  cacheFolder,
  environmentFolders,
  findNetwork,
  type NetworkLocation,
} from "../../src/weights/find_network.ts";
import type { NetworkName } from "../../src/vgg/layers.ts";
import { fakePlatform } from "../support/fake_platform.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

/** Two folders of the user, a cache and a package, all empty but for `files`. */
async function find(
  folder: string,
  name: NetworkName,
  files: readonly string[],
  weightsPath?: string,
): Promise<NetworkLocation | undefined> {
  for (const one of ["one", "two/vgg19", "home/cache", "package"]) {
    await Deno.mkdir(`${folder}/${one}`, { recursive: true });
  }
  for (const file of files) await Deno.writeFile(`${folder}/${file}`, new Uint8Array(1));
  const platform = fakePlatform("linux", {
    IMPASTO_WEIGHTS: `${folder}/one:two`,
    IMPASTO_HOME: `${folder}/home`,
    INIT_CWD: folder,
  });
  return await findNetwork(name, {
    platform,
    weightsPath,
    bundled: pathToFileURL(`${folder}/package/`),
  });
}

Deno.test("`findNetwork()` looks into the user's folders, then the cache, then the package", async () => {
  const name = "vgg19-lite.safetensors";
  const order = [`one/${name}`, `two/${name}`, `home/cache/${name}`, `package/${name}`];
  const origins = ["environment", "environment", "cache", "bundled"];
  for (const index of order.keys()) {
    using folder = temporaryFolder();
    const found = await find(folder.path, "vgg19-lite", order.slice(index));
    assert.deepEqual(found, { location: `${folder.path}/${order[index]}`, origin: origins[index] });
  }
});

Deno.test("`findNetwork()` knows Keras files and tfjs folders in the user's folders", async () => {
  for (
    const file of [
      "one/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
      "one/vgg19_weights_tf_dim_ordering_tf_kernels.h5",
      "two/vgg19/model.json",
    ]
  ) {
    using folder = temporaryFolder();
    assert.equal((await find(folder.path, "vgg19", [file]))?.location, `${folder.path}/${file}`);
  }
});

Deno.test("`findNetwork()` takes an unfinished download for nothing", async () => {
  using folder = temporaryFolder();
  const files = ["home/cache/vgg19.safetensors.part", "home/cache/vgg19_weights.h5.part"];
  assert.equal(await find(folder.path, "vgg19", files), undefined);
});

Deno.test("`findNetwork()` looks at the path that the user named and nowhere else", async () => {
  using folder = temporaryFolder();
  const files = ["two/vgg19/model.json", "one/vgg19.safetensors", "my.bin"];
  const file = await find(folder.path, "vgg19", files, "my.bin");
  assert.deepEqual(file, { location: `${folder.path}/my.bin`, origin: "path" });
  const tfjs = await find(folder.path, "vgg16", files, "two/vgg19");
  assert.equal(tfjs?.location, `${folder.path}/two/vgg19/model.json`);
  const inside = await find(folder.path, "vgg19", files, `${folder.path}/one`);
  assert.equal(inside?.location, `${folder.path}/one/vgg19.safetensors`);
  const web = await find(folder.path, "vgg19", files, "https://x/model.json");
  assert.equal(web?.location, "https://x/model.json");
  await assert.rejects(
    find(folder.path, "vgg16", files, "one"),
    /holds none of model\.json, vgg16/,
  );
});

Deno.test("`findNetwork()` finds the bundled network of a package on the web", async () => {
  const options = { platform: fakePlatform("linux"), bundled: new URL("https://x/weights/") };
  assert.deepEqual(await findNetwork("vgg19-lite", options), {
    location: "https://x/weights/vgg19-lite.safetensors",
    origin: "bundled",
  });
  assert.equal(await findNetwork("vgg19", options), undefined);
});

Deno.test("`findNetwork()` does without the cache where the environment may not be read", async () => {
  using folder = temporaryFolder();
  const options = { platform: fakePlatform("linux"), bundled: pathToFileURL(`${folder.path}/`) };
  assert.equal(await findNetwork("vgg19", options), undefined);
  assert.equal(cacheFolder(options.platform), undefined);
  assert.deepEqual(environmentFolders(options.platform), []);
});
