import assert from "node:assert/strict";
import { PAINT_FLAGS } from "../../src/cli/flag.ts";
import { parseFlags } from "../../src/cli/parse_flags.ts";
import { readManner } from "../../src/cli/read_manner.ts";

Deno.test("`readManner()` speaks in lines unless it is told otherwise", () => {
  const manner = (...args: string[]) => readManner(parseFlags(args, PAINT_FLAGS));
  assert.equal(manner(), "lines");
  assert.equal(manner("--json"), "json");
  assert.equal(manner("--quiet"), "quiet");
  assert.throws(() => manner("--json", "--quiet"), {
    name: "RangeError",
    message: "Cannot use --json together with --quiet: leave one out",
  });
});
