import assert from "node:assert/strict";
import { OPTIONS } from "../../src/stylize/options_table.ts";

const source = Deno.readTextFileSync(
  new URL("../../src/stylize/stylize_options.ts", import.meta.url),
);

Deno.test("`OPTIONS` has a row for each field of StylizeOptions, in the same order", () => {
  const fields = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map((match) => match[1]);
  assert.deepEqual(OPTIONS.map((option) => option.name), fields);
});

Deno.test("`OPTIONS` says what each option does and what holds without it", () => {
  for (const { name, help, standard } of OPTIONS) {
    assert.match(help, /^[A-Z].*[^.]$/, name);
    assert.notEqual(standard, "", name);
  }
});

Deno.test("StylizeOptions documents a default for each field", () => {
  const documented = [...source.matchAll(/@default/g)].length;
  assert.equal(documented, OPTIONS.length);
});
