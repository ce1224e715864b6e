import assert from "node:assert/strict";
import { join } from "node:path";
import { listFiles } from "../../src/host/list_files.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

Deno.test("`listFiles()` returns the files of a folder by name, and nothing of its folders", async () => {
  using folder = temporaryFolder();
  Deno.writeTextFileSync(join(folder.path, "b"), "12345");
  Deno.writeTextFileSync(join(folder.path, "a"), "");
  Deno.mkdirSync(join(folder.path, "c"));
  Deno.writeTextFileSync(join(folder.path, "c/d"), "1");
  Deno.symlinkSync("gone", join(folder.path, "broken"));
  assert.deepEqual(await listFiles(folder.path), [
    { path: join(folder.path, "a"), bytes: 0 },
    { path: join(folder.path, "b"), bytes: 5 },
  ]);
});

Deno.test("`listFiles()` names a folder that is not there", async () => {
  await assert.rejects(listFiles("/nowhere/at/all"), {
    name: "NotFound",
    message: /^Cannot read \/nowhere\/at\/all as it does not exist/,
  });
});
