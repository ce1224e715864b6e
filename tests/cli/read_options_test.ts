import assert from "node:assert/strict";
import { optionFlags } from "../../src/cli/option_flags.ts";
import { parseFlags } from "../../src/cli/parse_flags.ts";
import { readOptions } from "../../src/cli/read_options.ts";
import { OPTIONS } from "../../src/stylize/options_table.ts";
import type { StylizeOptions } from "../../src/stylize/stylize_options.ts";

function read(...args: string[]): StylizeOptions {
  return readOptions(parseFlags(args, optionFlags()));
}

Deno.test("`readOptions()` gives nothing for no flags", () => {
  assert.deepEqual(read(), {});
});

for (
  const [args, options] of [
    [["--size", "256"], { size: 256 }],
    [["--size", "original"], { size: "original" }],
    [["--output", "content"], { output: "content" }],
    [["--style-weight", "1e4"], { styleWeight: 1e4 }],
    [["--strength", ".5"], { strength: 0.5 }],
    [["--style-weights", "2,1.5"], { styleWeights: [2, 1.5] }],
    [["--preset", "classic"], { preset: "classic" }],
    [["--style-layers", "conv1_1:0.5"], { styleLayers: "conv1_1:0.5" }],
    [["--init", "noise"], {}], // read apart, as it may be a path
  ] as const
) {
  Deno.test(`\`readOptions()\` reads ${args.join(" ")}`, () => {
    assert.deepEqual(read(...args), options);
  });
}

for (
  const [args, message] of [
    [
      "--size 0",
      "Cannot use --size as it must be a whole number from 64 to 16384: current value is 0",
    ],
    ["--size 99.5", /--size as it must be a whole number from 64 to 16384: current value is 99.5/],
    ["--size big", /whole number from 64 to 16384 or original: current value is "big"$/],
    ["--size 0x80", /current value is "0x80"$/],
    [
      "--strength NaN",
      'Cannot use --strength as it must be a number from 0 to 1: current value is "NaN"',
    ],
    ["--strength=", /current value is ""$/],
    ["--style-weight NaN", /--style-weight as it must be a number .*"NaN"$/],
    ["--style-weight Infinity", /"Infinity"$/],
    ["--style-weight -1", /--style-weight as it must be a number from 0 .*current value is -1$/],
    ["--style-weights 1,", /a number of --style-weights .*current value is NaN$/],
    ["--style-weights 1,-2", /a number of --style-weights .*current value is -2$/],
    ["--preset fsat", /^Cannot use --preset "fsat": choose one of fast, best/],
    ["--engine cuda", /^Cannot use --engine "cuda": choose one of auto/],
    ["--background=", "Cannot use --background as its value is empty"],
  ] as const
) {
  Deno.test(`\`readOptions()\` refuses ${args} and names the flag as it was typed`, () => {
    assert.throws(() => read(...args.split(" ")), { name: "RangeError", message });
  });
}

Deno.test("`readOptions()` refuses a number below or above the range of every option that has one", () => {
  for (const spec of OPTIONS) {
    if (spec.kind !== "number") continue;
    const flag = optionFlags()[OPTIONS.indexOf(spec)]!.name;
    assert.throws(() => read(`--${flag}=${spec.min - 1}`), RangeError, flag);
    assert.throws(() => read(`--${flag}=${spec.max * 10}`), RangeError, flag);
    assert.deepEqual(read(`--${flag}=${spec.min}`), { [spec.name]: spec.min });
  }
});
