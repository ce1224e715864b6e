import assert from "node:assert/strict";
import { EXIT } from "../../src/cli/exit_code.ts";

Deno.test("`EXIT` keeps the codes that scripts know: 130 is that of a shell after Ctrl-C", () => {
  assert.deepEqual(EXIT, { done: 0, failed: 1, usage: 2, interrupted: 128 + 2 });
});
