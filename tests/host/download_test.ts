import assert from "node:assert/strict";
import { hexDigest } from "../../src/host/digest.ts";
import { download, type DownloadOptions, type DownloadProgress } from "../../src/host/download.ts";
import { createRandom } from "../../src/base/random.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";
import { type Behavior, CUT_BYTES, startWeightsServer } from "../support/weights_server.ts";

const SIZE = 100_000;

function seededBytes(seed: number): Uint8Array<ArrayBuffer> {
  const random = createRandom(seed);
  return Uint8Array.from({ length: SIZE }, () => random() * 256);
}

const BYTES = seededBytes(1);

function settings(urls: string[], more: Partial<DownloadOptions> = {}): DownloadOptions {
  const digest = hexDigest("sha256", BYTES);
  return {
    urls,
    bytes: SIZE,
    algorithm: "sha256",
    digest,
    backoffMs: 1,
    stallMs: 2000,
    attempts: 3,
    ...more,
  };
}

function names(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map((entry) => entry.name).sort();
}

for (
  const behavior of [
    "ok",
    "no-range",
    "no-validator",
    "weak",
    "cut",
    "busy",
    "redirect",
  ] as Behavior[]
) {
  Deno.test(`\`download()\` gets the whole file from a server that is "${behavior}"`, async () => {
    using folder = temporaryFolder();
    await using server = startWeightsServer(BYTES);
    await download(`${folder.path}/net`, settings([server.url(behavior)]));
    assert.deepEqual(await Deno.readFile(`${folder.path}/net`), BYTES);
    assert.deepEqual(names(folder.path), ["net"]);
  });
}

Deno.test("`download()` continues a cut connection behind the bytes that it holds", async () => {
  using folder = temporaryFolder();
  await using server = startWeightsServer(BYTES);
  await download(`${folder.path}/net`, settings([server.url("cut")]));
  const ranges = server.requests.map((request) => request.range);
  assert.deepEqual(ranges, [null, `bytes=${CUT_BYTES}-`, `bytes=${2 * CUT_BYTES}-`]);
  assert.deepEqual(server.requests.map((request) => request.ifRange), [null, '"v1"', '"v1"']);
});

Deno.test("`download()` reports bytes that only grow while the server continues ranges", async () => {
  using folder = temporaryFolder();
  await using server = startWeightsServer(BYTES);
  const seen: DownloadProgress[] = [];
  const url = server.url("cut");
  await download(
    `${folder.path}/net`,
    settings([url], { onProgress: (progress) => seen.push(progress) }),
  );
  const received = seen.map((progress) => progress.receivedBytes);
  assert.deepEqual(received, received.toSorted((a, b) => a - b));
  assert.deepEqual(seen.at(-1), { receivedBytes: SIZE, totalBytes: SIZE, url });
});

Deno.test("`download()` of a later process continues what an interrupted one left", async () => {
  using folder = temporaryFolder();
  await using server = startWeightsServer(BYTES);
  const stop = new AbortController();
  const interrupted = download(
    `${folder.path}/net`,
    settings([server.url("stall")], {
      signal: stop.signal,
      onProgress: (progress) => progress.receivedBytes >= CUT_BYTES && stop.abort("enough"),
    }),
  );
  await assert.rejects(interrupted, (error) => error === "enough");
  assert.equal((await Deno.stat(`${folder.path}/net.part`)).size, CUT_BYTES);
  await download(`${folder.path}/net`, settings([server.url("ok")]));
  assert.equal(server.requests.at(-1)?.range, `bytes=${CUT_BYTES}-`);
  assert.deepEqual(await Deno.readFile(`${folder.path}/net`), BYTES);
});

Deno.test("`download()` begins again when the file on the server has changed", async () => {
  using folder = temporaryFolder();
  await using server = startWeightsServer(seededBytes(2));
  let changed = false;
  await download(
    `${folder.path}/net`,
    settings([server.url("cut")], {
      attempts: 5,
      onProgress(): void {
        if (!changed) server.replace(BYTES);
        changed = true;
      },
    }),
  );
  assert.deepEqual(await Deno.readFile(`${folder.path}/net`), BYTES);
  assert.equal(server.requests[1]?.ifRange, '"v1"');
});

Deno.test("`download()` gives up a connection on which nothing comes, and takes the next source", async () => {
  for (const behavior of ["stall", "silent"] as const) {
    using folder = temporaryFolder();
    await using server = startWeightsServer(BYTES);
    const options = settings([server.url(behavior), server.url("ok")], {
      stallMs: 300,
      attempts: 2,
    });
    await download(`${folder.path}/net`, options);
    assert.deepEqual(await Deno.readFile(`${folder.path}/net`), BYTES);
  }
});

for (
  const behavior of [
    "missing",
    "always-busy",
    "wrong",
    "long",
    "long-header",
    "page",
    "cut-no-range",
  ] as Behavior[]
) {
  Deno.test(`\`download()\` leaves a source that is "${behavior}" for the next one`, async () => {
    using folder = temporaryFolder();
    await using server = startWeightsServer(BYTES);
    await download(`${folder.path}/net`, settings([server.url(behavior), server.url("ok")]));
    assert.deepEqual(await Deno.readFile(`${folder.path}/net`), BYTES);
    assert.ok(server.requests.length <= 8, `asked ${server.requests.length} times`);
  });
}

Deno.test("`download()` leaves no file under the final name when every source fails", async () => {
  using folder = temporaryFolder();
  await using server = startWeightsServer(BYTES);
  const urls = [server.url("missing"), server.url("wrong"), server.url("page")];
  await assert.rejects(download(`${folder.path}/net`, settings(urls)), (error) => {
    assert.ok(error instanceof AggregateError);
    assert.match(error.message, /missing.*answered 404/);
    assert.match(error.message, /wrong.*sha256 is not/);
    assert.match(error.message, /page.*33 bytes where 100000 are expected/);
    return true;
  });
  assert.deepEqual(names(folder.path), []);
});

Deno.test("`download()` says so when no server listens", async () => {
  using folder = temporaryFolder();
  // Port 9 of loopback: nothing listens to `discard` on a machine of today.
  const options = settings(["http://127.0.0.1:9/net"]);
  await assert.rejects(download(`${folder.path}/net`, options), AggregateError);
});

Deno.test("`download()` replaces a damaged part by a clean copy", async () => {
  using folder = temporaryFolder();
  await using server = startWeightsServer(BYTES);
  await Deno.writeFile(`${folder.path}/net.part`, new Uint8Array(50_000));
  await download(`${folder.path}/net`, settings([server.url("ok")]));
  assert.deepEqual(server.requests.map((request) => request.range), ["bytes=50000-", null]);
  assert.deepEqual(await Deno.readFile(`${folder.path}/net`), BYTES);
});

Deno.test("`download()` begins again when a server answers with another range", async () => {
  using folder = temporaryFolder();
  await using server = startWeightsServer(BYTES);
  await Deno.writeFile(`${folder.path}/net.part`, BYTES.subarray(0, 10));
  await download(`${folder.path}/net`, settings([server.url("shifted")]));
  assert.deepEqual(server.requests.map((request) => request.range), ["bytes=10-", null]);
  assert.deepEqual(await Deno.readFile(`${folder.path}/net`), BYTES);
});

Deno.test("`download()` does not ask the network for a part that is complete", async () => {
  using folder = temporaryFolder();
  await using server = startWeightsServer(BYTES);
  await Deno.writeFile(`${folder.path}/net.part`, BYTES);
  await download(`${folder.path}/net`, settings([server.url("ok")]));
  assert.equal(server.requests.length, 0);
});

Deno.test("`download()` drops a part that is longer than the file", async () => {
  using folder = temporaryFolder();
  await using server = startWeightsServer(BYTES);
  await Deno.writeFile(`${folder.path}/net.part`, new Uint8Array(SIZE + 1));
  await download(`${folder.path}/net`, settings([server.url("ok")]));
  assert.deepEqual(await Deno.readFile(`${folder.path}/net`), BYTES);
});
