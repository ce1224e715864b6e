import assert from "node:assert/strict";
import { jsonReporter } from "../../src/cli/json_reporter.ts";
import { resultObject } from "../../src/cli/result_object.ts";
import { madeProgress } from "../support/made_progress.ts";
import { madeRecord } from "../support/made_record.ts";
import { recordedShell } from "../support/recorded_shell.ts";

Deno.test("`jsonReporter()` writes the promised fields of each iteration, and nothing else", () => {
  const { terminal, printed, reported } = recordedShell();
  jsonReporter(terminal).progress(madeProgress());
  assert.deepEqual(printed, [
    '{"type":"progress","scale":256,"iteration":126,"iterations":300,' +
    '"loss":{"content":0.25,"style":1,"variation":0,"total":1.25},"share":0.5,"secondsLeft":14}',
  ]);
  assert.deepEqual(reported, []);
});

Deno.test("`jsonReporter()` keeps notes out of the objects", () => {
  const { terminal, printed, reported } = recordedShell();
  const reporter = jsonReporter(terminal);
  reporter.note("something");
  reporter.download({ phase: "downloading", receivedBytes: 1, totalBytes: 2 });
  assert.deepEqual(printed, []);
  assert.deepEqual(reported, ["note: something"]);
});

Deno.test("`jsonReporter()` tells results and failures to programs, failures to people too", () => {
  const { terminal, printed, reported } = recordedShell();
  const reporter = jsonReporter(terminal);
  const facts = { output: "a.png", seconds: 1, peakMemoryBytes: 1 };
  reporter.result(resultObject({ record: madeRecord() }, facts));
  reporter.failure("b.png", "Cannot");
  assert.deepEqual(printed.map((line) => JSON.parse(line).type), ["result", "failure"]);
  assert.deepEqual(JSON.parse(printed[1]!), {
    type: "failure",
    output: "b.png",
    message: "Cannot",
  });
  assert.deepEqual(reported, ["error: Cannot"]);
});
