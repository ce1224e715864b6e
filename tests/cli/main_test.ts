import assert from "node:assert/strict";
import { COMMANDS } from "../../src/cli/commands.ts";
import { VERSION } from "../../src/cli/version.ts";
import { runMain } from "../support/run_main.ts";

Deno.test("`main()` tells its version and its commands", async () => {
  assert.deepEqual(await runMain(["--version"]), { code: 0, printed: [VERSION], reported: [] });
  for (const flag of ["--help", "-h"]) {
    const { code, printed, reported } = await runMain([flag]);
    assert.equal(code, 0);
    assert.match(printed.join("\n"), /deno task stylize CONTENT STYLE/);
    assert.deepEqual(reported, []);
  }
});

Deno.test("`main()` tells the flags of every command, whatever else stands there", async () => {
  for (const { name, summary } of COMMANDS) {
    const { code, printed } = await runMain([name, "--sise", "--help"]);
    assert.equal(code, 0);
    assert.ok(printed.join("\n").includes(summary));
  }
});

for (
  const [args, line] of [
    [[], "error: Cannot run without a command: see --help"],
    [["stilyze"], "error: Cannot run stilyze as there is no such command: did you mean stylize"],
    [
      ["paint"],
      /^error: Cannot run paint as there is no such command: choose one of stylize, batch/,
    ],
    [["weights", "--force"], /^error: Cannot use --force as there is no such flag/],
  ] as const
) {
  Deno.test(`\`main()\` answers "${args.join(" ")}" with one line and exit code 2`, async () => {
    const { code, printed, reported } = await runMain(args);
    assert.equal(code, 2);
    assert.deepEqual(printed, []);
    assert.equal(reported.length, 1);
    assert.match(reported[0]!, typeof line === "string" ? new RegExp(`^${line}$`) : line);
  });
}

Deno.test("`main()` takes a failure of the work for no wrong usage, whatever its class", async () => {
  const { code, reported } = await runMain(["stylize", "a.png", "b.png", "-o", "/dev/null/x.png"]);
  assert.equal(code, 1);
  assert.equal(reported.length, 1);
});

Deno.test("`main()` shows a stack only under IMPASTO_DEBUG", async () => {
  const { reported } = await runMain(["paint"], { environment: { IMPASTO_DEBUG: "1" } });
  assert.equal(reported.length, 2);
  assert.match(reported[1]!, /RangeError: Cannot run paint[\s\S]*\n\s+at /);
});
