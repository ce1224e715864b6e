import assert from "node:assert/strict";
import { batchFlags } from "../../src/cli/batch_command.ts";
import { PAINT_FLAGS } from "../../src/cli/flag.ts";
import { stylizeFlags } from "../../src/cli/stylize_command.ts";

Deno.test("`PAINT_FLAGS` belong to every command that paints, and clash with none of its flags", () => {
  for (const flags of [stylizeFlags(), batchFlags()]) {
    const names = flags.map(({ name }) => name);
    assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
    for (const { name } of PAINT_FLAGS) assert.ok(names.includes(name));
  }
});
