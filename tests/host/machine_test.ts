import assert from "node:assert/strict";
import { describeMachine, peakMemoryBytes } from "../../src/host/machine.ts";

Deno.test("`describeMachine()` tells system, Deno, cores and memory", () => {
  const { system, deno, cores, memory } = describeMachine();
  assert.equal(system, `${Deno.build.os} ${Deno.build.arch}`);
  assert.equal(deno, Deno.version.deno);
  assert.ok(cores >= 1);
  assert.ok(memory && memory.total >= memory.available && memory.available > 0);
});

Deno.test({
  name: "`describeMachine()` says nothing of memory without the right to look, and asks for none",
  permissions: { read: true },
  fn(): void {
    assert.equal(describeMachine().memory, undefined);
  },
});

Deno.test("`peakMemoryBytes()` remembers memory that has been given back", () => {
  const bytes = 200e6;
  let block: Uint8Array | undefined = new Uint8Array(bytes).fill(1);
  const during = Deno.memoryUsage().rss;
  assert.equal(block.length, bytes);
  block = undefined;
  // The page count is read a moment later than the peak, so a few pages may differ.
  assert.ok(peakMemoryBytes() >= 0.95 * during);
  assert.ok(peakMemoryBytes() > bytes);
});
