import assert from "node:assert/strict";
import { downloadRange } from "../../src/host/download_range.ts";
import { PartFile } from "../../src/host/part_file.ts";
import { testWith } from "../support/need.ts";
import { mountSmallDisk, smallDisk } from "../support/small_disk.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";
import { type Behavior, CUT_BYTES, startWeightsServer } from "../support/weights_server.ts";

const BYTES = Uint8Array.from({ length: 100_000 }, (_, index) => index * 31);

async function outcomeOf(behavior: Behavior, held = 0): Promise<{ kind: string; size: number }> {
  using folder = temporaryFolder();
  await using server = startWeightsServer(BYTES);
  const part = new PartFile(`${folder.path}/net`);
  if (held > 0) await Deno.writeFile(part.path, new Uint8Array(held));
  const outcome = await downloadRange(part, {
    url: server.url(behavior),
    bytes: BYTES.length,
    stallMs: 400,
    onBytes: () => {},
  });
  return { kind: outcome.kind, size: await part.size() };
}

Deno.test("`downloadRange()` makes one request and says how it ended", async () => {
  assert.deepEqual(await outcomeOf("ok"), { kind: "complete", size: BYTES.length });
  assert.deepEqual(await outcomeOf("ok", 7), { kind: "complete", size: BYTES.length });
  assert.deepEqual(await outcomeOf("cut"), { kind: "again", size: CUT_BYTES });
  assert.deepEqual(await outcomeOf("stall"), { kind: "again", size: CUT_BYTES });
  assert.deepEqual(await outcomeOf("missing"), { kind: "refused", size: 0 });
  assert.deepEqual(await outcomeOf("page", 7), { kind: "refused", size: 7 });
  assert.deepEqual(await outcomeOf("shifted", 7), { kind: "restart", size: 7 });
  assert.equal((await outcomeOf("long")).kind, "refused");
});

Deno.test("`downloadRange()` never writes more than the file has", async () => {
  assert.ok((await outcomeOf("long")).size <= BYTES.length);
});

testWith(smallDisk, "`downloadRange()` stops at a full disk with its reason", async () => {
  using disk = mountSmallDisk();
  await using server = startWeightsServer(BYTES);
  const request = {
    url: server.url("ok"),
    bytes: BYTES.length,
    stallMs: 1000,
    onBytes: (): void => {},
  };
  await assert.rejects(downloadRange(new PartFile(`${disk.path}/net`), request), /disk is full/);
});
