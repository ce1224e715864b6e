import { main } from "../../src/cli/main.ts";
import type { ExitCode } from "../../src/cli/exit_code.ts";
import { recordedShell, type RecordedShellOptions } from "./recorded_shell.ts";

/** What a command line did. */
export interface MainOutcome {
  /** Its exit code. */
  readonly code: ExitCode;
  /** Lines of standard output. */
  readonly printed: readonly string[];
  /** Lines of standard error. */
  readonly reported: readonly string[];
}

/** Runs a command line in this process, in a folder. */
export async function runMain(
  args: readonly string[],
  options: RecordedShellOptions = {},
): Promise<MainOutcome> {
  const shell = recordedShell(options);
  const code = await main(args, shell);
  return { code, printed: shell.printed, reported: shell.reported };
}
