import assert from "node:assert/strict";
import { resultObject } from "../../src/cli/result_object.ts";
import { madeRecord } from "../support/made_record.ts";

Deno.test("`resultObject()` has the promised fields in the promised order", () => {
  const object = resultObject({ record: madeRecord() }, {
    output: "/x/a.png",
    seconds: 12.5,
    peakMemoryBytes: 1000,
  });
  assert.deepEqual(
    Object.entries(object),
    Object.entries({
      type: "result",
      output: "/x/a.png",
      width: 64,
      height: 48,
      engine: "reference:wasm",
      network: "vgg19-lite",
      preset: "preview",
      iterations: 30,
      seconds: 12.5,
      secondsPerIteration: 0.25,
      peakMemoryBytes: 1000,
      loss: { content: 1, style: 2, variation: 0, total: 3 },
      initialLoss: { content: 0, style: 9, variation: 0, total: 9 },
    }),
  );
});

Deno.test("`resultObject()` names the default preset where a record names none", () => {
  const { preset } = resultObject({ record: madeRecord({ options: {} }) }, {
    output: "",
    seconds: 0,
    peakMemoryBytes: 0,
  });
  assert.equal(preset, "fast");
});
