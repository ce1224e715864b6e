import assert from "node:assert/strict";
import { hostPlatform, interruptSignals, pathRules } from "../../src/host/platform.ts";
import { fakePlatform } from "../support/fake_platform.ts";

Deno.test("`hostPlatform()` reads the environment that it may read", () => {
  assert.equal(hostPlatform().env("PATH"), Deno.env.get("PATH"));
  assert.equal(hostPlatform().currentFolder(), Deno.cwd());
});

Deno.test("`hostPlatform()` counts a variable that is empty or unset as absent", () => {
  Deno.env.set("IMPASTO_TEST_EMPTY", "");
  assert.equal(hostPlatform().env("IMPASTO_TEST_EMPTY"), undefined);
  Deno.env.delete("IMPASTO_TEST_EMPTY");
  assert.equal(hostPlatform().env("IMPASTO_TEST_EMPTY"), undefined);
});

Deno.test("`hostPlatform()` neither asks nor fails where the environment is not permitted", async () => {
  const url = new URL("../../src/host/platform.ts", import.meta.url).href;
  const code = `const { hostPlatform } = await import(${JSON.stringify(url)});
    console.log(hostPlatform().env("HOME") === undefined);`;
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    await Deno.writeTextFile(file, code);
    const run = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-read", "--allow-write", file],
    }).output();
    assert.equal(new TextDecoder().decode(run.stdout).trim(), "true");
  } finally {
    await Deno.remove(file);
  }
});

Deno.test("`pathRules()` joins as the system joins", () => {
  assert.equal(pathRules(fakePlatform("windows")).join("C:\\a", "b"), "C:\\a\\b");
  assert.equal(pathRules(fakePlatform("darwin")).join("/a", "b"), "/a/b");
});

Deno.test("`interruptSignals()` names only signals that the system has", () => {
  assert.deepEqual(interruptSignals(fakePlatform("linux")), ["SIGINT", "SIGTERM"]);
  assert.deepEqual(interruptSignals(fakePlatform("darwin")), ["SIGINT", "SIGTERM"]);
  assert.deepEqual(interruptSignals(fakePlatform("windows")), ["SIGINT", "SIGBREAK"]);
});
