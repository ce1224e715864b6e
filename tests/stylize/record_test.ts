import assert from "node:assert/strict";
import { parseRecord, RECORD_VERSION } from "../../src/stylize/record.ts";
import { madeRecord } from "../support/made_record.ts";

const record = madeRecord();

Deno.test("`parseRecord()` returns what was written", () => {
  assert.deepEqual(parseRecord(JSON.stringify(record), "run.json"), record);
});

Deno.test("`parseRecord()` refuses what is no record, by name", () => {
  const { content } = record.inputs;
  const damages = [
    { options: null },
    { inputs: {} },
    { inputs: { content, styles: [] } },
    { inputs: { content, styles: [content] } },
    { inputs: { ...record.inputs, content: {} } },
    { inputs: { ...record.inputs, init: 5 } },
    { network: undefined },
    { engine: { name: 5 } },
    { version: "1" },
  ].map((damage) => JSON.stringify({ ...record, ...damage }));
  for (const text of ["{", "[]", "null", "{}", ...damages]) {
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
