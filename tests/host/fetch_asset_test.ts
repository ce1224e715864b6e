import assert from "node:assert/strict";
import { fetchAsset } from "../../src/host/fetch_asset.ts";
import { startWeightsServer } from "../support/weights_server.ts";

Deno.test("`fetchAsset()` reads a file of the package from the disk", async () => {
  const bytes = await fetchAsset(new URL("./fetch_asset_test.ts", import.meta.url));
  assert.match(new TextDecoder().decode(bytes), /reads a file of the package from the disk/);
});

Deno.test("`fetchAsset()` reads a file of the package from the web", async () => {
  await using server = startWeightsServer(Uint8Array.of(1, 2, 3));
  assert.deepEqual(await fetchAsset(new URL(server.url("ok"))), Uint8Array.of(1, 2, 3));
});

Deno.test("`fetchAsset()` names the file that it cannot load", async () => {
  const missing = new URL("./no_such_file.bin", import.meta.url);
  await assert.rejects(fetchAsset(missing), /Cannot load file:.*no_such_file\.bin .*--allow-read/);
  await using server = startWeightsServer(Uint8Array.of(1));
  await assert.rejects(fetchAsset(new URL(server.url("missing"))), /the server answered 404/);
});
