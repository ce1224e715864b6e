/** What one or more test runs came to. */
export interface TestSum {
  /** Tests that passed. */
  readonly passed: number;
  /** Tests that failed, and checks that did. */
  readonly failed: number;
  /** Tests that this machine cannot run. */
  readonly skipped: number;
}

// "ok | 12 passed (3 steps) | 0 failed | 2 ignored | 5 filtered out (1s)".
const SUMMARY =
  /^(?:ok|FAILED) \| (\d+) passed\b.*? \| (\d+) failed\b(?:.*? \| (\d+) ignored\b)?/gm;

/** Adds up the summaries that `deno test` printed, colors or not. */
export function sumTests(output: string): TestSum {
  // deno-lint-ignore no-control-regex -- colors begin with the escape character
  const plain = output.replace(/\x1b\[[\d;]*m/g, "");
  const runs = Array.from(plain.matchAll(SUMMARY), ([, passed, failed, skipped]): TestSum => ({
    passed: Number(passed),
    failed: Number(failed),
    skipped: Number(skipped ?? 0),
  }));
  return runs.reduce(addSums, { passed: 0, failed: 0, skipped: 0 });
}

/** Returns both sums together. */
export function addSums(a: TestSum, b: TestSum): TestSum {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}
