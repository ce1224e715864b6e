import assert from "node:assert/strict";
import { parseRecord, RECORD_VERSION } from "../../src/stylize/record.ts";

const record = {
  type: "impasto-record",
  version: RECORD_VERSION,
  options: { preset: "fast" },
  inputs: { content: { sha256: "00", bytes: 1 }, styles: [] },
};

Deno.test("`parseRecord()` returns what was written", () => {
  assert.deepEqual(parseRecord(JSON.stringify(record), "run.json"), record);
});

Deno.test("`parseRecord()` refuses what is no record, by name", () => {
  const others = ["{", "[]", "null", "{}", JSON.stringify({ ...record, inputs: {} })];
  for (const text of others) {
    assert.throws(() => parseRecord(text, "run.json"), {
      name: "SyntaxError",
      message: /run\.json/,
    });
  }
});

Deno.test("`parseRecord()` refuses a record of a newer version", () => {
  const newer = JSON.stringify({ ...record, version: RECORD_VERSION + 1 });
  assert.throws(() => parseRecord(newer, "run.json"), /newer than 1: update Impasto/);
});
