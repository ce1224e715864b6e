import assert from "node:assert/strict";
import { flagName, optionFlags } from "../../src/cli/option_flags.ts";
import { OPTIONS } from "../../src/stylize/options_table.ts";

Deno.test("`flagName()` writes camelCase in kebab-case", () => {
  assert.equal(flagName("styleWeight"), "style-weight");
  assert.equal(flagName("size"), "size");
  assert.equal(flagName("beta1"), "beta1");
});

Deno.test("`optionFlags()` has one flag for each option, with its help, its standard and a value", () => {
  const flags = optionFlags();
  assert.equal(flags.length, OPTIONS.length);
  for (const [index, { name, help, standard }] of OPTIONS.entries()) {
    const flag = flags[index]!;
    assert.deepEqual([flag.name, flag.help, flag.standard], [flagName(name), help, standard]);
    assert.ok(flag.value);
  }
});

Deno.test("`optionFlags()` shows words, choices and that init takes a picture", () => {
  const shown = Object.fromEntries(optionFlags().map(({ name, value }) => [name, value]));
  assert.equal(shown.size, "PX|original");
  assert.equal(shown.strength, "N");
  assert.equal(shown.taps, "relu|conv");
  assert.equal(shown.init, "content|noise|style|FILE");
  assert.equal(shown["style-weights"], "N,...");
  assert.equal(shown.background, "#rrggbb");
});
