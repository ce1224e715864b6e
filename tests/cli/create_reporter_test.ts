import assert from "node:assert/strict";
import { createReporter } from "../../src/cli/create_reporter.ts";
import type { Manner } from "../../src/cli/reporter.ts";
import { resultObject } from "../../src/cli/result_object.ts";
import { madeProgress } from "../support/made_progress.ts";
import { madeRecord } from "../support/made_record.ts";
import { type RecordedShell, recordedShell } from "../support/recorded_shell.ts";

function hear(manner: Manner): RecordedShell {
  const shell = recordedShell();
  const reporter = createReporter(manner, shell.terminal);
  reporter.progress(madeProgress());
  reporter.download({ phase: "downloading", receivedBytes: 1, totalBytes: 2 });
  reporter.note("note");
  const facts = { output: "a.png", seconds: 1, peakMemoryBytes: 1 };
  reporter.result(resultObject({ record: madeRecord() }, facts));
  reporter.failure("b.png", "Cannot");
  return shell;
}

Deno.test("`createReporter()` lets a quiet run say nothing but what failed", () => {
  const { printed, reported } = hear("quiet");
  assert.deepEqual(printed, []);
  assert.deepEqual(reported, ["error: Cannot"]);
});

Deno.test("`createReporter()` speaks JSON to programs and lines to people", () => {
  assert.ok(hear("json").printed.every((line) => JSON.parse(line).type));
  assert.match(hear("lines").printed.join("\n"), /^a\.png: 64 x 48 px/);
});
