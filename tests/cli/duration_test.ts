import assert from "node:assert/strict";
import { formatDuration } from "../../src/cli/duration.ts";

for (
  const [seconds, text] of [
    [0, "0.0 s"],
    [9.94, "9.9 s"],
    [10.4, "10 s"],
    [59.4, "59 s"],
    [59.6, "1:00"],
    [125, "2:05"],
    [3599.6, "1:00:00"],
    [3723, "1:02:03"],
    [Infinity, "?"],
    [NaN, "?"],
  ] as const
) {
  Deno.test(`\`formatDuration()\` writes ${seconds} seconds as ${text}`, () => {
    assert.equal(formatDuration(seconds), text);
  });
}
