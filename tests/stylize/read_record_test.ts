import assert from "node:assert/strict";
import { encode } from "../../src/image/encode.ts";
import { readRecord } from "../../src/stylize/read_record.ts";
import { RECORD_KEY } from "../../src/stylize/result.ts";
import { madeRecord } from "../support/made_record.ts";

const PIXELS = { width: 2, height: 2, data: new Uint8Array(16) };

Deno.test("`readRecord()` reads a file of its own and a PNG that carries one", async () => {
  const text = JSON.stringify(madeRecord());
  assert.deepEqual(readRecord(new TextEncoder().encode(text), "run.json"), madeRecord());
  const png = await encode(PIXELS, { format: "png", text: { [RECORD_KEY]: text } });
  assert.deepEqual(readRecord(png, "a.png"), madeRecord());
});

Deno.test("`readRecord()` refuses a picture that carries none", async () => {
  for (const format of ["png", "jpeg", "webp"] as const) {
    const bytes = await encode(PIXELS, { format });
    assert.throws(() => readRecord(bytes, "a.png"), {
      name: "SyntaxError",
      message: /^Cannot read a record from a\.png as this picture carries none/,
    });
  }
});

Deno.test("`readRecord()` refuses other files by name", () => {
  for (const text of ["", "{}", "[1]", "hello"]) {
    assert.throws(() => readRecord(new TextEncoder().encode(text), "notes.txt"), {
      name: "SyntaxError",
      message: /^Cannot read notes\.txt as it is no /,
    });
  }
});
