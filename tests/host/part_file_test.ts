import assert from "node:assert/strict";
import { PartFile } from "../../src/host/part_file.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

Deno.test("`PartFile` keeps what stands before the offset, and where it came from", async () => {
  using folder = temporaryFolder();
  const part = new PartFile(`${folder.path}/net`);
  assert.equal(await part.size(), 0);
  assert.equal(await part.origin(), undefined);
  await Deno.writeFile(part.path, Uint8Array.of(1, 2, 3, 4));
  {
    using file = await part.open(2, { url: "http://a/net", validator: '"v"' });
    await file.write(Uint8Array.of(9));
  }
  assert.deepEqual(await Deno.readFile(part.path), Uint8Array.of(1, 2, 9));
  assert.deepEqual(await part.origin(), { url: "http://a/net", validator: '"v"' });
});

Deno.test("`PartFile` leaves only the final name when it is finished, and nothing when discarded", async () => {
  using folder = temporaryFolder();
  const target = `${folder.path}/net`;
  const part = new PartFile(target);
  (await part.open(0, { url: "http://a/net" })).close();
  await part.finish(target);
  assert.deepEqual([...Deno.readDirSync(folder.path)].map((entry) => entry.name), ["net"]);
  await Deno.remove(target);
  (await part.open(0, { url: "http://a/net" })).close();
  await part.discard();
  assert.deepEqual([...Deno.readDirSync(folder.path)], []);
});

Deno.test("`PartFile` takes a damaged note for none", async () => {
  using folder = temporaryFolder();
  const part = new PartFile(`${folder.path}/net`);
  for (const text of ["{", "null", '{"url":1}', '{"url":"a","validator":2}']) {
    await Deno.writeTextFile(`${part.path}.json`, text);
    assert.equal(await part.origin(), undefined);
  }
});
