import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { WeightsError } from "../../src/base/errors.ts";
import type { NetworkName } from "../../src/vgg/layers.ts";
import { networkTensors } from "../../src/weights/assemble_network.ts";
import {
  type LoadedNetwork,
  loadNetwork,
  type LoadNetworkOptions,
} from "../../src/weights/load_network.ts";
import { writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { fakePlatform } from "../support/fake_platform.ts";
import { sharedFile, testWith } from "../support/need.ts";
import { seededNetwork } from "../support/seeded_network.ts";
import { sharedPath } from "../support/shared.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

/** The first layer of a full network: enough to load, and quick to write. */
function firstLayer(name: NetworkName): Uint8Array {
  return writeSafetensors(networkTensors(seededNetwork(name, [64])).slice(0, 2));
}

const LITE = writeSafetensors(networkTensors(seededNetwork()));

/** Loads on a machine that has these files in its cache and its package, and no others. */
async function loadWith(
  files: Readonly<Record<string, Uint8Array>>,
  name: NetworkName | "auto",
  options: LoadNetworkOptions = {},
): Promise<LoadedNetwork> {
  using folder = temporaryFolder();
  for (const one of ["cache", "package"]) await Deno.mkdir(`${folder.path}/${one}`);
  for (const [file, bytes] of Object.entries(files)) {
    await Deno.writeFile(`${folder.path}/${file}`, bytes);
  }
  return await loadNetwork(name, {
    platform: fakePlatform("linux", { IMPASTO_HOME: folder.path, INIT_CWD: folder.path }),
    bundled: pathToFileURL(`${folder.path}/package/`),
    ...options,
  });
}

Deno.test("`loadNetwork()` takes vgg19 under `auto` where it is on this machine", async () => {
  const files = {
    "cache/vgg19.safetensors": firstLayer("vgg19"),
    "package/vgg19-lite.safetensors": LITE,
  };
  const { network, origin, warnings } = await loadWith(files, "auto");
  assert.equal(network.table.name, "vgg19");
  assert.equal(origin, "cache");
  assert.deepEqual(warnings, []);
});

Deno.test("`loadNetwork()` takes vgg19-lite under `auto` otherwise, and says how to get more", async () => {
  const files = { "package/vgg19-lite.safetensors": LITE };
  const { network, origin, warnings } = await loadWith(files, "auto", { download: true });
  assert.equal(network.table.name, "vgg19-lite");
  assert.equal(origin, "bundled");
  assert.equal(warnings.length, 1);
  assert.equal(warnings[0]?.code, "draft-network");
  assert.match(warnings[0]?.message ?? "", /deno task weights fetch vgg19.*IMPASTO_WEIGHTS/);
});

Deno.test("`loadNetwork()` never downloads under `auto`, and says what to do", async () => {
  await assert.rejects(loadWith({}, "auto", { download: true }), (error) => {
    assert.ok(error instanceof WeightsError);
    assert.match(error.message, /^Cannot find vgg19 or vgg19-lite .*weights fetch vgg19/);
    return true;
  });
});

Deno.test("`loadNetwork()` says how to get a named network that is not there", async () => {
  await assert.rejects(loadWith({}, "vgg16"), {
    name: "WeightsError",
    message: "Cannot find vgg16 on this machine: run `deno task weights fetch vgg16`, or set " +
      "IMPASTO_WEIGHTS to a folder that holds vgg16.safetensors",
  });
  await assert.rejects(loadWith({}, "vgg19-lite"), /comes with the package: install it again/);
});

Deno.test("`loadNetwork()` refuses a cached file that is damaged", async () => {
  const cut = firstLayer("vgg19").subarray(0, -1);
  const files = { "cache/vgg19.safetensors": cut, "package/vgg19-lite.safetensors": LITE };
  await assert.rejects(loadWith(files, "auto"), /vgg19\.safetensors .*the file is cut/);
});

Deno.test("`loadNetwork()` lets a file that the user named be any network under `auto`", async () => {
  const files = { "mine.bin": LITE, "cache/vgg19.safetensors": firstLayer("vgg19") };
  const { network, origin } = await loadWith(files, "auto", { weightsPath: "mine.bin" });
  assert.equal(network.table.name, "vgg19-lite");
  assert.equal(origin, "path");
  const wrong = loadWith(files, "vgg19", { weightsPath: "mine.bin" });
  await assert.rejects(wrong, /\[3, 3, 3, 64\] is expected/);
});

Deno.test("`loadNetwork()` works, and asks nothing, with read and write permission alone", async () => {
  using folder = temporaryFolder();
  await Deno.writeFile(`${folder.path}/vgg19-lite.safetensors`, LITE);
  const module = new URL("../../src/weights/load_network.ts", import.meta.url).href;
  const config = new URL("../../deno.json", import.meta.url).pathname;
  const script = `${folder.path}/load.ts`;
  await Deno.writeTextFile(
    script,
    `import { loadNetwork } from ${JSON.stringify(module)};
    const bundled = new URL("./", import.meta.url);
    const { network } = await loadNetwork("auto", { bundled });
    console.log(network.table.name);`,
  );
  const run = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--config", config, "--allow-read", "--allow-write", script],
    env: { IMPASTO_WEIGHTS: "/elsewhere" },
  }).output();
  assert.equal(new TextDecoder().decode(run.stdout), "vgg19-lite\n");
});

testWith(
  sharedFile("weights/vgg19.safetensors"),
  "`loadNetwork()` loads the real VGG19 from a folder of `IMPASTO_WEIGHTS` within a second",
  async () => {
    const platform = fakePlatform("linux", { IMPASTO_WEIGHTS: sharedPath("weights") });
    const start = performance.now();
    const { network, origin } = await loadNetwork("auto", { platform });
    // Measured 0.35 s on two shared cores.
    assert.ok(performance.now() - start < 1000, `took ${performance.now() - start} ms`);
    assert.equal(origin, "environment");
    assert.equal(network.weights.get("block5_conv4")?.kernel.length, 9 * 512 * 512);
  },
);
