import assert from "node:assert/strict";
import { decode } from "../../src/image/decode.ts";
import { encode } from "../../src/image/encode.ts";
import { readPngText, writePngText } from "../../src/image/png_text.ts";
import { rampPixels } from "../support/drawn_pixels.ts";
import { makePng } from "../support/made_png.ts";

const PNG = await encode(rampPixels(5, 4), { format: "png" });

Deno.test("`readPngText()` reads back any text that was written, and pixels stay", async () => {
  const record = JSON.stringify({ style: "\u2713 wave \ud83c\udf0a", size: 512 });
  const bytes = writePngText(PNG, { "impasto.record": record, Empty: "" });
  assert.equal(readPngText(bytes, "impasto.record"), record);
  assert.equal(readPngText(bytes, "Empty"), "");
  assert.equal(readPngText(bytes, "impasto"), undefined);
  assert.deepEqual(await decode(bytes), rampPixels(5, 4));
});

Deno.test("`readPngText()` reads Latin-1 text of other programs", () => {
  const payload = Uint8Array.from("Author\0J\xfcrgen", (letter) => letter.charCodeAt(0));
  const bytes = makePng({
    width: 1,
    height: 1,
    depth: 8,
    colorType: 0,
    rows: [[1]],
    chunks: [["tEXt", payload]],
  });
  assert.equal(readPngText(bytes, "Author"), "J\xfcrgen");
});

Deno.test("`writePngText()` refuses keys that PNG does not allow", () => {
  for (const key of ["", " a", "a ", "\u00e4", "x".repeat(80), "a\nb"]) {
    assert.throws(() => writePngText(PNG, { [key]: "" }), RangeError, JSON.stringify(key));
  }
  writePngText(PNG, { ["x".repeat(79)]: "" });
});
