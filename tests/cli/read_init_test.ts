import assert from "node:assert/strict";
import { optionFlags } from "../../src/cli/option_flags.ts";
import { parseFlags } from "../../src/cli/parse_flags.ts";
import { type InitChoice, readInit } from "../../src/cli/read_init.ts";
import { fakePlatform } from "../support/fake_platform.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

function read(folder: string, ...args: string[]): Promise<InitChoice> {
  return readInit(parseFlags(args, optionFlags()), fakePlatform("linux", {}, folder));
}

Deno.test("`readInit()` tells words from pictures", async () => {
  using folder = temporaryFolder();
  Deno.writeTextFileSync(`${folder.path}/start.png`, "");
  assert.deepEqual(await read(folder.path), { options: {} });
  assert.deepEqual(await read(folder.path, "--init", "noise"), { options: { init: "noise" } });
  assert.deepEqual(await read(folder.path, "--init", "start.png"), {
    options: {},
    picture: "start.png",
  });
});

Deno.test("`readInit()` refuses what is neither, as that is a slip in one of them", async () => {
  await assert.rejects(read("/nowhere", "--init", "nois"), {
    name: "RangeError",
    message:
      'Cannot use --init "nois": choose content, noise, style or the path of a picture that exists',
  });
});
