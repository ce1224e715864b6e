import assert from "node:assert/strict";
import { downloadText, lineReporter } from "../../src/cli/line_reporter.ts";
import { resultObject } from "../../src/cli/result_object.ts";
import { madeProgress } from "../support/made_progress.ts";
import { madeRecord } from "../support/made_record.ts";
import { recordedShell } from "../support/recorded_shell.ts";

/** Runs 1,000 iterations of `lapMs` each and returns the lines. */
function run(lapMs: number): string[] {
  const { terminal, reported } = recordedShell();
  let now = 0;
  const reporter = lineReporter(terminal, () => now);
  for (let iteration = 1; iteration <= 1000; iteration++) {
    now += lapMs;
    reporter.progress(madeProgress({ iteration, iterations: 1000 }));
  }
  return reported;
}

Deno.test("`lineReporter()` begins a log at once and then has a line for each tenth", () => {
  const lines = run(100);
  assert.equal(lines.length, 11);
  assert.match(lines[0]!, /^ {2}0% {2}1\/1000 {2}loss/);
  assert.match(
    lines[5]!,
    /^ 50% {2}500\/1000 {2}14 s left {2}loss 1\.250 {2}10\.0 it\/s {2}256 px$/,
  );
});

Deno.test("`lineReporter()` keeps a pause in the log of a fast run", () => {
  assert.equal(run(1).length, 1);
  assert.equal(run(5).length, 3);
});

Deno.test("`lineReporter()` says every half a minute that a slow run is alive", () => {
  assert.equal(run(10_000).length, Math.ceil(1000 / 3));
});

Deno.test("`lineReporter()` begins anew with the next picture of a batch", () => {
  const { terminal, reported } = recordedShell();
  const reporter = lineReporter(terminal, () => 0);
  for (let picture = 0; picture < 2; picture++) reporter.progress(madeProgress({ iteration: 1 }));
  assert.equal(reported.length, 2);
});

Deno.test("`lineReporter()` draws a bar on a terminal, at most 20 times a second, and the end", () => {
  const { terminal, reported, drawn } = recordedShell({ columns: 100 });
  let now = 0;
  const reporter = lineReporter(terminal, () => now);
  for (let iteration = 1; iteration <= 1000; iteration++) {
    now += 1;
    reporter.progress(madeProgress({ iteration, iterations: 1000 }));
  }
  assert.deepEqual(reported, []);
  assert.equal(drawn.length, 20 + 1);
  assert.match(drawn.at(-1)!, /^\[={24}\] 100% {2}1000\/1000 {2}done/);
});

Deno.test("`lineReporter()` ends with path, size, network, engine and time on standard output", () => {
  const { terminal, printed } = recordedShell();
  const facts = { output: "/x/a.png", seconds: 12.4, peakMemoryBytes: 1 };
  lineReporter(terminal).result(resultObject({ record: madeRecord() }, facts));
  assert.deepEqual(printed, [
    "/x/a.png: 64 x 48 px, 30 iterations with vgg19-lite on reference:wasm in 12 s",
  ]);
});

Deno.test("`lineReporter()` counts one iteration as one", () => {
  const { terminal, printed } = recordedShell();
  const { result } = madeRecord();
  const record = madeRecord({ result: { ...result, iterations: 1 } });
  const facts = { output: "/x/a.png", seconds: 1, peakMemoryBytes: 1 };
  lineReporter(terminal).result(resultObject({ record }, facts));
  assert.match(printed[0]!, / px, 1 iteration with /);
});

Deno.test("`downloadText()` tells what a download is doing", () => {
  const bytes = { receivedBytes: 40_000_000, totalBytes: 80_000_000 };
  assert.equal(
    downloadText({ phase: "downloading", ...bytes }),
    "Downloading weights 50%  40.0 MB of 80.0 MB",
  );
  assert.match(downloadText({ phase: "waiting", ...bytes }), /^Waiting for another process/);
  assert.match(downloadText({ phase: "converting", ...bytes }), /^Checking and converting/);
});

Deno.test("`lineReporter()` shows a download on one line of any terminal", () => {
  const { terminal, drawn } = recordedShell({ columns: 20 });
  lineReporter(terminal).download({ phase: "downloading", receivedBytes: 1, totalBytes: 2 });
  assert.deepEqual(drawn, ["Downloading weights"]);
});
