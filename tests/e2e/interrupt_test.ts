/** Ctrl-C as a terminal sends it: the best picture so far is written, and the exit code says that it was stopped. */
import assert from "node:assert/strict";
import { decode } from "../../src/image/decode.ts";
import { paintRoom, TINY_FLAGS } from "../support/paint_room.ts";
import { spawnCli } from "../support/spawned_cli.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

const LONG = ["--size", "256", "--iterations", "20000"];

for (const signals of [1, 2]) {
  Deno.test(`stylize writes the picture at the asked size after ${signals} SIGINT at once`, async () => {
    using room = await paintRoom();
    const files = ["content.png", "style.png", "-o", "out.png", "--record", "run.json"];
    const cli = spawnCli(["stylize", ...files, ...TINY_FLAGS, ...LONG, "--json"], {
      cwd: room.path,
    });
    await cli.waitFor(/"type":"progress"/);
    for (let signal = 0; signal < signals; signal++) cli.kill("SIGINT");
    const { code, stdout, stderr } = await cli.end();
    assert.equal(code, 130, stderr);
    const result = JSON.parse(stdout.trimEnd().split("\n").at(-1)!);
    assert.equal(result.type, "result");
    assert.deepEqual([result.width, result.height], [256, 171]);
    assert.ok(result.iterations < 20_000);
    const { width, height } = await decode(Deno.readFileSync(room.file("out.png")));
    assert.deepEqual([width, height], [256, 171]);
    const { ended } = JSON.parse(Deno.readTextFileSync(room.file("run.json"))).result;
    assert.equal(ended, "finished");
    assert.deepEqual(room.names(), [
      ...["content.png", "out.png", "run.json", "style.png", "tiny.safetensors"],
    ]);
  });
}

Deno.test("batch writes the picture it is at, begins no other, and exits with 130", async () => {
  using room = await paintRoom();
  const args = ["content.png", "style.png", "--style", "style.png", "-o", "out"];
  const cli = spawnCli(["batch", ...args, ...TINY_FLAGS, ...LONG], { cwd: room.path });
  await cli.waitFor(/1\/20000/);
  cli.kill("SIGINT");
  const { code, stdout } = await cli.end();
  assert.equal(code, 130);
  assert.match(stdout, /1 of 2 pictures painted, 1 not begun$/m);
  assert.equal(Array.from(Deno.readDirSync(room.file("out"))).length, 1);
});

Deno.test("demo keeps its picture too, where the person stands if the package may not be written", async () => {
  using folder = temporaryFolder();
  const rights = ["--allow-read", "--allow-env", "--allow-sys", `--allow-write=${folder.path}`];
  const cli = spawnCli(["demo"], { cwd: folder.path, rights: ["--no-prompt", ...rights] });
  await cli.waitFor(/\d+\/\d+ .*loss/);
  cli.kill("SIGINT");
  const { code, stdout, stderr } = await cli.end();
  assert.equal(code, 130, stderr);
  assert.match(stdout, /impasto-demo\.png: 256 x 192 px, \d+ iterations? with vgg19/);
  const { width } = await decode(Deno.readFileSync(`${folder.path}/impasto-demo.png`));
  assert.equal(width, 256);
});
