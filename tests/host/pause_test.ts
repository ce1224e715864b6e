import assert from "node:assert/strict";
import { pause } from "../../src/host/pause.ts";

Deno.test("`pause()` waits", async () => {
  const start = performance.now();
  await pause(20);
  // Timers may fire up to a millisecond early.
  assert.ok(performance.now() - start >= 19);
});

Deno.test("`pause()` ends with the reason of the signal", async () => {
  const reason = new Error("stop");
  await assert.rejects(pause(60_000, AbortSignal.abort(reason)), reason);
  const stop = new AbortController();
  setTimeout(() => stop.abort(reason), 5);
  await assert.rejects(pause(60_000, stop.signal), reason);
});
