import { Stylizer } from "../stylize/stylizer.ts";
import type { Shell } from "./command.ts";
import { createReporter } from "./create_reporter.ts";
import { EXIT, type ExitCode } from "./exit_code.ts";
import { Interruption } from "./interruption.ts";
import type { PaintTools } from "./paint_file.ts";
import type { Manner } from "./reporter.ts";

/**
 * Runs work that paints, with an engine that stays warm, and turns Ctrl-C into its exit code.
 *
 * In a file of its own, as importing the engines takes longer than answering a wrong flag.
 */
export async function runPainting(
  shell: Shell,
  options: { readonly manner: Manner; readonly work: (tools: PaintTools) => Promise<ExitCode> },
): Promise<ExitCode> {
  using interruption = new Interruption(shell);
  await using stylizer = new Stylizer();
  const reporter = createReporter(options.manner, shell.terminal);
  try {
    const code = await options.work({ stylizer, reporter, interruption });
    return interruption.wasHeard ? EXIT.interrupted : code;
  } catch (error) {
    if (!interruption.abandon.aborted || error !== interruption.abandon.reason) throw error;
    reporter.note("Stopped before there was a picture");
    return EXIT.interrupted;
  }
}
