import assert from "node:assert/strict";
import { percentOf, progressBar, progressParts } from "../../src/cli/progress_text.ts";
import { madeProgress } from "../support/made_progress.ts";

Deno.test("`progressParts()` names percent, iteration, time left, loss, speed and size", () => {
  assert.deepEqual(progressParts(madeProgress(), 12.34), [
    " 42%",
    "126/300",
    "14 s left",
    "loss 1.250",
    "12.3 it/s",
    "256 px",
  ]);
});

Deno.test("`progressParts()` foretells nothing before there is a speed", () => {
  assert.deepEqual(progressParts(madeProgress()), [" 42%", "126/300", "loss 1.250", "256 px"]);
});

Deno.test("`progressBar()` fills the share that is done", () => {
  const bar = progressBar(madeProgress({ iteration: 150 }), { speed: 1, columns: 120 });
  assert.equal(bar.slice(0, 31), `[${"=".repeat(12)}${" ".repeat(12)}]  50%`);
});

Deno.test("`progressBar()` fits every width and never lacks its percent where there is room for it", () => {
  for (let columns = 1; columns <= 120; columns++) {
    const bar = progressBar(madeProgress(), { speed: 12.34, columns });
    assert.ok(bar.length < Math.max(2, columns), `${columns} columns: ${bar}`);
    if (columns > 5) assert.match(bar, / 42%/);
  }
});

Deno.test("`progressBar()` has escape codes only where color is welcome", () => {
  const options = { speed: 1, columns: 100 };
  const plain = progressBar(madeProgress(), options);
  assert.ok(!plain.includes("\x1b"));
  const colored = progressBar(madeProgress(), { ...options, color: true });
  assert.equal(colored.replace("\x1b[36m", "").replace("\x1b[0m", ""), plain);
  assert.ok(colored.startsWith("[\x1b[36m="));
});

Deno.test("`percentOf()` says 100 at the end and not before", () => {
  assert.equal(percentOf(madeProgress({ iteration: 9999, iterations: 10_000 })), 99);
  assert.equal(percentOf(madeProgress({ iteration: 10_000, iterations: 10_000 })), 100);
});
