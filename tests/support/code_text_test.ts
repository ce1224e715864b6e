import assert from "node:assert/strict";
import { codeText } from "./code_text.ts";

function squeezed(source: string): string {
  return codeText(source).replace(/ +/g, " ").trim();
}

Deno.test("`codeText()` blanks comments and texts and keeps the lines", () => {
  assert.equal(codeText('a("b"); // c\n/* d\n e */ f').split("\n").length, 3);
  assert.equal(squeezed('fetch("fetch"); // fetch\n/* fetch */ 1'), "fetch( ); \n 1");
  assert.equal(squeezed("const x = 'it\\'s'; y"), "const x = ; y");
});

Deno.test("`codeText()` keeps what stands in the braces of a template", () => {
  assert.equal(squeezed("`no ${yes({ a: `no ${too}` })} no` + z"), "yes({ a: too }) + z");
});

Deno.test("`codeText()` tells a pattern from a division", () => {
  assert.equal(squeezed("a / b / c"), "a / b / c");
  assert.equal(squeezed('x = /["/]no/.test(y) && "no"'), "x = .test(y) &&");
});
