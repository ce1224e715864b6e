import assert from "node:assert/strict";
import { pause } from "../../src/host/pause.ts";
import { StallGuard } from "../../src/host/stall_guard.ts";

Deno.test("`StallGuard` aborts when nothing comes", async () => {
  using guard = new StallGuard({ stallMs: 10 });
  await pause(60);
  assert.ok(guard.stalled && guard.signal.aborted);
});

Deno.test("`StallGuard` waits as long as bytes come", async () => {
  using guard = new StallGuard({ stallMs: 150 });
  for (let round = 0; round < 8; round++) {
    await pause(30);
    guard.feed();
  }
  assert.ok(!guard.stalled);
});

Deno.test("`StallGuard` passes on the caller's signal without calling it a stall", () => {
  const stop = new AbortController();
  using guard = new StallGuard({ stallMs: 1000, signal: stop.signal });
  stop.abort("mine");
  assert.ok(guard.signal.aborted && !guard.stalled);
  assert.equal(guard.signal.reason, "mine");
});
