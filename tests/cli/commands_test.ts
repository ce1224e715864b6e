import assert from "node:assert/strict";
import { COMMANDS } from "../../src/cli/commands.ts";

Deno.test("`COMMANDS` load, and refuse a flag that they do not have", async () => {
  for (const { load } of COMMANDS) {
    const { read, flags } = await load();
    assert.equal(typeof read, "function");
    assert.ok(flags.every(({ name }) => name !== "no-such-flag"));
  }
});

Deno.test("`COMMANDS` are the tasks of the package", () => {
  const config = JSON.parse(
    Deno.readTextFileSync(new URL("../../deno.json", import.meta.url)),
  );
  for (const { name } of COMMANDS) {
    assert.match(config.tasks[name], new RegExp(`src/cli/main.ts ${name}$`));
  }
});
