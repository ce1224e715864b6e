import assert from "node:assert/strict";
import { EXIT, type ExitCode } from "../../src/cli/exit_code.ts";
import { runPainting } from "../../src/cli/run_painting.ts";
import { recordedShell } from "../support/recorded_shell.ts";

Deno.test("`runPainting()` returns the code of its work, and stops listening", async () => {
  const shell = recordedShell();
  const work = () => Promise.resolve(EXIT.failed);
  assert.equal(await runPainting(shell, { manner: "quiet", work }), 1);
  assert.equal(shell.platform.listeners(), 0);
});

Deno.test("`runPainting()` turns Ctrl-C into 130, whatever the work made of it", async () => {
  const shell = recordedShell();
  const code = await runPainting(shell, {
    manner: "quiet",
    work(): Promise<ExitCode> {
      shell.platform.raise("SIGINT");
      return Promise.resolve(EXIT.done);
    },
  });
  assert.equal(code, 130);
});

Deno.test("`runPainting()` takes a download that Ctrl-C ended for no failure", async () => {
  const shell = recordedShell();
  const code = await runPainting(shell, {
    manner: "lines",
    work({ interruption }): Promise<ExitCode> {
      interruption.setFetching(true);
      shell.platform.raise("SIGINT");
      interruption.abandon.throwIfAborted();
      return Promise.resolve(EXIT.done);
    },
  });
  assert.equal(code, 130);
  assert.equal(shell.reported.at(-1), "note: Stopped before there was a picture");
});

Deno.test("`runPainting()` lets a failure through, after Ctrl-C too", async () => {
  const shell = recordedShell();
  const work = () => {
    shell.platform.raise("SIGINT");
    return Promise.reject(new Error("disk full"));
  };
  await assert.rejects(runPainting(shell, { manner: "quiet", work }), /disk full/);
  assert.equal(shell.platform.listeners(), 0);
});
