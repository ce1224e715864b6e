import assert from "node:assert/strict";
import { readInput, readPictureFile } from "../../src/cli/read_input.ts";
import { fakePlatform } from "../support/fake_platform.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

Deno.test("`readInput()` reads each picture from where the person stands, under the name they typed", async () => {
  using folder = temporaryFolder();
  for (const name of ["a", "b", "c", "d"]) Deno.writeTextFileSync(`${folder.path}/${name}`, name);
  const platform = fakePlatform("linux", { INIT_CWD: folder.path });
  const bytes = (name: string) => new TextEncoder().encode(name);
  assert.deepEqual(await readInput({ content: "a", styles: ["b", "./c"], init: "d" }, platform), {
    content: bytes("a"),
    name: "a",
    styles: [{ image: bytes("b"), name: "b" }, { image: bytes("c"), name: "./c" }],
    init: bytes("d"),
  });
  assert.equal("init" in await readInput({ content: "a", styles: [] }, platform), false);
});

Deno.test("`readPictureFile()` names a missing file", async () => {
  await assert.rejects(readPictureFile("gone.png", fakePlatform("linux", {}, "/nowhere")), {
    message: "Cannot read /nowhere/gone.png as it does not exist: check the path",
  });
});
