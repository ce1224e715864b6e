import assert from "node:assert/strict";
import { COMMANDS } from "../../src/cli/commands.ts";
import { commandHelp, overview } from "../../src/cli/help_text.ts";

Deno.test("`overview()` names every command", () => {
  for (const { name, summary } of COMMANDS) {
    assert.match(overview(), new RegExp(`^  deno task ${name}\\b`, "m"));
    assert.ok(overview().includes(summary));
  }
});

Deno.test("`commandHelp()` has a row for each flag, in one column where the flag is short", () => {
  const entry = { ...COMMANDS[0]!, name: "draw", usage: "FILE", summary: "Draws" };
  assert.equal(
    commandHelp(entry, [
      { name: "out", short: "o", value: "FILE", help: "Where it goes" },
      { name: "a-name-that-is-long", value: "VALUE", help: "Is long", standard: "5" },
      { name: "force", help: "Replaces" },
    ]),
    [
      "deno task draw FILE",
      "Draws",
      "",
      "  -o, --out FILE          Where it goes",
      "  --a-name-that-is-long VALUE",
      "                          Is long [5]",
      "  --force                 Replaces",
    ].join("\n"),
  );
});
