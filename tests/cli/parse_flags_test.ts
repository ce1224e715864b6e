import assert from "node:assert/strict";
import type { Flag } from "../../src/cli/flag.ts";
import { lastValue, parseFlags } from "../../src/cli/parse_flags.ts";

const FLAGS: readonly Flag[] = [
  { name: "out", short: "o", value: "FILE", help: "" },
  { name: "style", value: "FILE", help: "" },
  { name: "size", value: "N", help: "" },
  { name: "force", help: "" },
];

Deno.test("`parseFlags()` sorts flags, switches and the rest in any order", () => {
  const parsed = parseFlags(["a.png", "--force", "-o", "x.png", "b.png", "--size=64"], FLAGS);
  assert.deepEqual(parsed.positionals, ["a.png", "b.png"]);
  assert.deepEqual([...parsed.switches], ["force"]);
  assert.equal(lastValue(parsed, "out"), "x.png");
  assert.equal(lastValue(parsed, "size"), "64");
  assert.equal(lastValue(parsed, "style"), undefined);
});

Deno.test("`parseFlags()` keeps every value of a flag, and the last one counts", () => {
  const parsed = parseFlags(["--style", "a", "--style", "b"], FLAGS);
  assert.deepEqual(parsed.values.get("style"), ["a", "b"]);
  assert.equal(lastValue(parsed, "style"), "b");
});

Deno.test("`parseFlags()` takes whatever follows -- for a name", () => {
  assert.deepEqual(parseFlags(["--", "--force"], FLAGS).positionals, ["--force"]);
});

Deno.test("`parseFlags()` lets a value begin with a minus, and be empty", () => {
  assert.equal(lastValue(parseFlags(["--size", "-5"], FLAGS), "size"), "-5");
  assert.equal(lastValue(parseFlags(["--size="], FLAGS), "size"), "");
  assert.equal(lastValue(parseFlags(["--out=--force"], FLAGS), "out"), "--force");
});

for (
  const [args, message] of [
    [["--sise", "3"], "Cannot use --sise as there is no such flag: did you mean --size"],
    [["--quality", "3"], "Cannot use --quality as there is no such flag: see --help for all flags"],
    [["-x"], "Cannot use -x as there is no such flag: see --help for all flags"],
    [["--size"], "Cannot use --size without a value: write --size N"],
    [["-o", "--force"], "Cannot use -o without a value: write --out FILE"],
    [["--force=yes"], "Cannot use --force with a value: it takes none"],
  ] as const
) {
  Deno.test(`\`parseFlags()\` refuses ${args.join(" ")}`, () => {
    assert.throws(() => parseFlags(args, FLAGS), { name: "RangeError", message });
  });
}
