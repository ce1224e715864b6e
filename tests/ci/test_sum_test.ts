import assert from "node:assert/strict";
import { sumTests } from "../../.ci/test_sum.ts";

Deno.test("`sumTests()` adds up runs, with steps, skips and colors or without", () => {
  const output = [
    "ok | 12 passed (3 steps) | 0 failed | 2 ignored (1s)",
    "noise: 7 passed",
    "\x1b[31mFAILED\x1b[0m | 4 passed | 1 failed | 3 ignored (2 steps) | 5 filtered out (10ms)",
    "ok | 1 passed | 0 failed (5ms)",
  ].join("\n");
  assert.deepEqual(sumTests(output), { passed: 17, failed: 1, skipped: 5 });
});

Deno.test("`sumTests()` finds nothing where no run came to its end", () => {
  assert.deepEqual(sumTests("error: Module not found"), { passed: 0, failed: 0, skipped: 0 });
});
