import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { besideLocation, isWebAddress, readLocation } from "../../src/host/read_location.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";
import { startWeightsServer } from "../support/weights_server.ts";

Deno.test("`readLocation()` reads a path, a file address and a web address alike", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/a b.bin`;
  await Deno.writeFile(path, Uint8Array.of(1, 2));
  await using server = startWeightsServer(Uint8Array.of(1, 2));
  for (const location of [path, pathToFileURL(path).href, server.url("ok")]) {
    assert.deepEqual(await readLocation(location), Uint8Array.of(1, 2));
  }
});

Deno.test("`readLocation()` says what failed", async () => {
  await using server = startWeightsServer(Uint8Array.of(1));
  await assert.rejects(readLocation(server.url("missing")), /the server answered 404/);
  await assert.rejects(readLocation("http://127.0.0.1:9/a"), /Cannot read http.* network/);
  await assert.rejects(readLocation("/no/such/file"), { name: "NotFound" });
});

Deno.test("`readLocation()` stops when it is told to", async () => {
  await using server = startWeightsServer(Uint8Array.of(1));
  const reason = new Error("enough");
  const reading = readLocation(server.url("silent"), { signal: AbortSignal.abort(reason) });
  await assert.rejects(reading, reason);
});

Deno.test("`besideLocation()` names a neighbor of a path or an address", () => {
  assert.equal(besideLocation("/a/model.json", "w.bin"), "/a/w.bin");
  assert.equal(besideLocation("model.json", "w.bin"), "w.bin");
  assert.equal(besideLocation("C:\\a\\model.json", "w.bin"), "C:\\a\\w.bin");
  assert.equal(besideLocation("https://x/a/model.json?v=1", "w.bin"), "https://x/a/w.bin");
  assert.equal(besideLocation("file:///a/model.json", "w.bin"), "file:///a/w.bin");
});

Deno.test("`isWebAddress()` takes only http and https for the web", () => {
  assert.ok(isWebAddress("https://x/a") && isWebAddress("HTTP://x"));
  assert.ok(!isWebAddress("file:///a") && !isWebAddress("C:\\a") && !isWebAddress("a/b"));
});
