import assert from "node:assert/strict";
import { Interruption } from "../../src/cli/interruption.ts";
import { recordedShell } from "../support/recorded_shell.ts";

Deno.test("`Interruption` ends a run after the iteration, and says how to leave at once", () => {
  const shell = recordedShell();
  using interruption = new Interruption(shell);
  assert.equal(interruption.wasHeard, false);
  shell.platform.raise("SIGINT");
  assert.equal(interruption.wasHeard, true);
  assert.equal(interruption.finish.aborted, true);
  assert.equal(interruption.abandon.aborted, false);
  assert.deepEqual(shell.reported, ["note: Stopping; press Ctrl-C again to leave at once"]);
});

Deno.test("`Interruption` takes a second signal within a moment for the echo of the first", () => {
  const shell = recordedShell();
  const codes: number[] = [];
  using interruption = new Interruption(shell, (code) => codes.push(code));
  shell.platform.raise("SIGINT");
  shell.platform.raise("SIGINT");
  assert.equal(interruption.wasHeard, true);
  assert.deepEqual(codes, []);
});

Deno.test("`Interruption` leaves at once on a second signal after a second", async () => {
  const shell = recordedShell();
  const codes: number[] = [];
  using _ = new Interruption(shell, (code) => codes.push(code));
  shell.platform.raise("SIGINT");
  await new Promise((resolve) => setTimeout(resolve, 1050));
  shell.platform.raise("SIGINT");
  assert.deepEqual(codes, [130]);
});

Deno.test("`Interruption` gives up a download, heard before or while it runs", () => {
  for (const fetchingFirst of [true, false]) {
    const shell = recordedShell();
    using interruption = new Interruption(shell);
    if (fetchingFirst) interruption.setFetching(true);
    shell.platform.raise("SIGTERM");
    if (!fetchingFirst) interruption.setFetching(true);
    assert.equal(interruption.abandon.aborted, true);
  }
});

Deno.test("`Interruption` stops listening when it is disposed of", () => {
  const shell = recordedShell();
  new Interruption(shell)[Symbol.dispose]();
  assert.equal(shell.platform.listeners(), 0);
});
