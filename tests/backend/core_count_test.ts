import assert from "node:assert/strict";
import { coreCount, MOST_THREADS } from "../../src/backend/core_count.ts";

function withCores(cores: number, run: () => void): void {
  const own = navigator.hardwareConcurrency;
  const define = (value: number): object =>
    Object.defineProperty(navigator, "hardwareConcurrency", { configurable: true, value });
  define(cores);
  try {
    run();
  } finally {
    define(own);
  }
}

Deno.test("`coreCount()` is what the machine has, one at least and 64 at most", () => {
  for (const [cores, expected] of [[1, 1], [12, 12], [256, MOST_THREADS], [0, 1]] as const) {
    withCores(cores, () => assert.equal(coreCount(), expected));
  }
});
