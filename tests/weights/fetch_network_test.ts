import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { WeightsError } from "../../src/base/errors.ts";
import { hexDigest } from "../../src/host/digest.ts";
import type { PublishedFile } from "../../src/weights/catalog.ts";
import { checkNetworkFile } from "../../src/weights/check_network_file.ts";
import { fetchNetwork, type FetchNetworkOptions } from "../../src/weights/fetch_network.ts";
import { readNetworkAt } from "../../src/weights/read_network_at.ts";
import { fakePlatform } from "../support/fake_platform.ts";
import { testWith } from "../support/need.ts";
import { mountSmallDisk, smallDisk } from "../support/small_disk.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";
import {
  type Behavior,
  startWeightsServer,
  type WeightsServer,
} from "../support/weights_server.ts";

/** The first layer of VGG19 in Keras' own layout, with values that count up by 1/64. */
const KERAS = Deno.readFileSync(new URL("../golden/keras_first_layer.h5", import.meta.url));

function published(server: WeightsServer, ...behaviors: Behavior[]): PublishedFile {
  return {
    file: "keras_notop.h5",
    urls: behaviors.map((behavior) => server.url(behavior)),
    bytes: KERAS.length,
    md5: hexDigest("md5", KERAS),
  };
}

function settings(home: string, published: PublishedFile): FetchNetworkOptions {
  const platform = fakePlatform("linux", { IMPASTO_HOME: home });
  return { platform, published, backoffMs: 1, stallMs: 1000 };
}

function names(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map((entry) => entry.name).sort();
}

Deno.test("`fetchNetwork()` keeps the convolutions in our format, and nothing else", async () => {
  using home = temporaryFolder();
  await using server = startWeightsServer(KERAS);
  const path = await fetchNetwork("vgg19", settings(home.path, published(server, "missing", "ok")));
  assert.deepEqual(names(`${home.path}/cache`), ["vgg19.lock", "vgg19.safetensors"]);
  const network = await readNetworkAt(path, { name: "vgg19" });
  const kernel = network.weights.get("block1_conv1")?.kernel;
  assert.deepEqual(kernel, Float32Array.from({ length: 1728 }, (_, index) => index / 64));
  assert.equal((await checkNetworkFile("vgg19", path)).state, "intact");
});

Deno.test("`fetchNetwork()` reports downloading, then converting", async () => {
  using home = temporaryFolder();
  await using server = startWeightsServer(KERAS);
  const phases: string[] = [];
  await fetchNetwork("vgg19", {
    ...settings(home.path, published(server, "ok")),
    onProgress(progress): void {
      assert.equal(progress.totalBytes, KERAS.length);
      phases.push(progress.phase);
    },
  });
  assert.equal(phases[0], "downloading");
  assert.equal(phases.at(-1), "converting");
});

Deno.test("`fetchNetwork()` asks nobody for a network that is there and intact", async () => {
  using home = temporaryFolder();
  await using server = startWeightsServer(KERAS);
  const options = settings(home.path, published(server, "ok"));
  const path = await fetchNetwork("vgg19", options);
  assert.equal(await fetchNetwork("vgg19", options), path);
  assert.equal(server.requests.length, 1);
});

Deno.test("`fetchNetwork()` replaces a network whose bytes have changed", async () => {
  using home = temporaryFolder();
  await using server = startWeightsServer(KERAS);
  const options = settings(home.path, published(server, "ok"));
  const path = await fetchNetwork("vgg19", options);
  const bytes = await Deno.readFile(path);
  const damaged = bytes.slice();
  damaged.set([(damaged.at(-5) ?? 0) ^ 1], damaged.length - 5);
  await Deno.writeFile(path, damaged);
  await fetchNetwork("vgg19", options);
  assert.deepEqual(await Deno.readFile(path), bytes);
});

Deno.test("`fetchNetwork()` goes on where a stopped run had downloaded but not converted", async () => {
  using home = temporaryFolder();
  await using server = startWeightsServer(KERAS);
  await Deno.mkdir(`${home.path}/cache`);
  await Deno.writeFile(`${home.path}/cache/keras_notop.h5`, KERAS);
  await fetchNetwork("vgg19", settings(home.path, published(server, "ok")));
  assert.equal(server.requests.length, 0);
  assert.deepEqual(names(`${home.path}/cache`), ["vgg19.lock", "vgg19.safetensors"]);
});

Deno.test("`fetchNetwork()` says how to get the file by hand when every source fails", async () => {
  using home = temporaryFolder();
  await using server = startWeightsServer(KERAS);
  const options = settings(home.path, published(server, "missing", "wrong"));
  await assert.rejects(fetchNetwork("vgg19", options), (error) => {
    assert.ok(error instanceof WeightsError);
    assert.match(error.message, /^Cannot fetch vgg19 as every source failed \(.*404.*md5 is not/);
    assert.match(
      error.message,
      /put keras_notop\.h5 into a folder and name that folder in IMPASTO/,
    );
    return true;
  });
  assert.deepEqual(names(`${home.path}/cache`), ["vgg19.lock"]);
});

Deno.test("`fetchNetwork()` refuses a file of the right digest that is another network", async () => {
  using home = temporaryFolder();
  const url = new URL("../golden/keras_old_notop.h5", import.meta.url);
  const other = await Deno.readFile(url);
  await using server = startWeightsServer(other);
  const file = { ...published(server, "ok"), bytes: other.length, md5: hexDigest("md5", other) };
  await assert.rejects(fetchNetwork("vgg19", settings(home.path, file)), {
    name: "WeightsError",
    message: /block1_conv1\/kernel has shape \[3, 3, 3, 2\] where \[3, 3, 3, 64\] is expected/,
  });
  assert.ok(!names(`${home.path}/cache`).includes("vgg19.safetensors"));
});

Deno.test("`fetchNetwork()` says what is missing where no home is known", async () => {
  await assert.rejects(fetchNetwork("vgg19", { platform: fakePlatform("linux") }), {
    name: "WeightsError",
    message: /no folder for it is known: set IMPASTO_HOME/,
  });
});

Deno.test("`fetchNetwork()` stops when it is told to, and leaves no network", async () => {
  using home = temporaryFolder();
  await using server = startWeightsServer(KERAS);
  const reason = new Error("enough");
  const options = settings(home.path, published(server, "silent"));
  const stop = new AbortController();
  setTimeout(() => stop.abort(reason), 50);
  await assert.rejects(fetchNetwork("vgg19", { ...options, signal: stop.signal }), reason);
  assert.deepEqual(names(`${home.path}/cache`), ["vgg19.lock"]);
});

Deno.test("`fetchNetwork()` of several processes at once downloads once", async () => {
  using home = temporaryFolder();
  await using server = startWeightsServer(KERAS);
  const script = fileURLToPath(new URL("../support/fetch_network_process.ts", import.meta.url));
  const runs = await Promise.all([1, 2, 3].map(() =>
    new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", script, JSON.stringify(published(server, "busy"))],
      env: { IMPASTO_HOME: home.path },
      stderr: "inherit",
    }).output()
  ));
  const results = runs.map((run) => JSON.parse(new TextDecoder().decode(run.stdout)));
  for (const { path } of results) assert.equal(path, `${home.path}/cache/vgg19.safetensors`);
  // Two answers of 503 and one file: only one of the processes asked.
  assert.equal(server.requests.length, 3);
  const downloaded = results.filter(({ phases }) => phases.includes("downloading"));
  assert.equal(downloaded.length, 1);
});

Deno.test("`fetchNetwork()` outlives a process that is killed in the middle of a download", async () => {
  using home = temporaryFolder();
  await using server = startWeightsServer(KERAS);
  const script = fileURLToPath(new URL("../support/fetch_network_process.ts", import.meta.url));
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", script, JSON.stringify(published(server, "silent"))],
    env: { IMPASTO_HOME: home.path },
    stdout: "null",
  }).spawn();
  while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const second = fetchNetwork("vgg19", settings(home.path, published(server, "ok")));
  child.kill("SIGKILL");
  await child.status;
  assert.equal((await checkNetworkFile("vgg19", await second)).state, "intact");
});

testWith(smallDisk, "`fetchNetwork()` gives a full disk back what it took", async () => {
  using disk = mountSmallDisk();
  const large = new Uint8Array(200_000);
  await using server = startWeightsServer(large);
  const file = { ...published(server, "ok"), bytes: large.length };
  await assert.rejects(fetchNetwork("vgg19", settings(disk.path, file)), /the disk is full/);
  assert.deepEqual(names(`${disk.path}/cache`), ["vgg19.lock"]);
});
