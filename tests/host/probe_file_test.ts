import assert from "node:assert/strict";
import { probeFile } from "../../src/host/probe_file.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

Deno.test("`probeFile()` tells a file, a folder and nothing apart", async () => {
  using folder = temporaryFolder();
  await Deno.writeFile(`${folder.path}/a`, new Uint8Array(5));
  assert.deepEqual(await probeFile(`${folder.path}/a`), { kind: "file", bytes: 5 });
  assert.equal((await probeFile(folder.path))?.kind, "folder");
  assert.equal(await probeFile(`${folder.path}/b`), undefined);
  assert.equal(await probeFile(`${folder.path}/a/b`), undefined);
});

Deno.test("`probeFile()` sees nothing, and asks nothing, where reading is not permitted", async () => {
  using folder = temporaryFolder();
  const module = new URL("../../src/host/probe_file.ts", import.meta.url).href;
  const script = `${folder.path}/probe.ts`;
  await Deno.writeTextFile(
    script,
    `import { probeFile } from ${JSON.stringify(module)};
    console.log(await probeFile("/etc/hosts"));`,
  );
  const run = await new Deno.Command(Deno.execPath(), { args: ["run", script] }).output();
  assert.equal(new TextDecoder().decode(run.stdout).trim(), "undefined");
});
