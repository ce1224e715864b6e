import assert from "node:assert/strict";
import { parseHexColor } from "../../src/image/hex_color.ts";

Deno.test("`parseHexColor()` reads both lengths in either case", () => {
  assert.deepEqual(parseHexColor("#fF8000"), [255, 128, 0]);
  assert.deepEqual(parseHexColor("#f80"), [255, 136, 0]);
});

Deno.test("`parseHexColor()` refuses everything else and shows the form", () => {
  for (const text of ["", "white", "#ff", "#ff80001", "ff8000", "#ff800g", " #fff"]) {
    assert.throws(() => parseHexColor(text), {
      name: "SyntaxError",
      message: /write it as #rrggbb/,
    });
  }
});
