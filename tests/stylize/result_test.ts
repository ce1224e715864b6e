import assert from "node:assert/strict";
import { decode } from "../../src/image/decode.ts";
import { readPngText } from "../../src/image/png_text.ts";
import { createResult, RECORD_KEY } from "../../src/stylize/result.ts";
import { madeRecord } from "../support/made_record.ts";
import { seededPixels } from "../support/seeded_pixels.ts";

const pixels = seededPixels({ width: 8, height: 6, seed: 1 });

Deno.test("`createResult()` puts the record without its curve into a PNG", async () => {
  const record = madeRecord();
  const result = createResult(pixels, record);
  const png = await result.encode("png");
  assert.deepEqual((await decode(png)).data, pixels.data);
  const { curve: _, ...short } = record;
  assert.deepEqual(
    JSON.parse(readPngText(png, RECORD_KEY) ?? ""),
    JSON.parse(JSON.stringify(short)),
  );
});

Deno.test("`createResult()` encodes JPEG and WebP by their own options", async () => {
  const result = createResult(pixels, madeRecord());
  const rough = await result.encode("jpeg", { quality: 5 });
  const fine = await result.encode("jpeg", { quality: 95 });
  assert.ok(rough.length < fine.length);
  assert.equal(new TextDecoder().decode((await result.encode("webp")).subarray(8, 12)), "WEBP");
});

Deno.test("`createResult()` shows the warnings of the run", () => {
  const record = madeRecord();
  assert.equal(createResult(pixels, record).warnings, record.result.warnings);
});
