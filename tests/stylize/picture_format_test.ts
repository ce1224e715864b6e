import assert from "node:assert/strict";
import { formatOfName } from "../../src/stylize/picture_format.ts";

Deno.test("`formatOfName()` reads the ending, whatever its case", () => {
  assert.equal(formatOfName("a.png"), "png");
  assert.equal(formatOfName("a.JPG"), "jpeg");
  assert.equal(formatOfName("folder.png/a.jpeg"), "jpeg");
  assert.equal(formatOfName("a.b.webp"), "webp");
});

Deno.test("`formatOfName()` knows no other endings", () => {
  for (const name of ["a", "a.gif", "a.png.bak", "png", ""]) {
    assert.equal(formatOfName(name), undefined, name);
  }
});
