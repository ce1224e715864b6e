/**
 * The room `cli`: the command line. It reads arguments, calls the core and tells a person or a program what came
 * of it. It must not know tensors, losses or codecs: whatever paints lies behind `stylize`.
 */
import type { Platform } from "../host/platform.ts";
import type { ExitCode } from "./exit_code.ts";
import type { Terminal } from "./terminal.ts";

/** What a command runs in. */
export interface Shell {
  /** Where it writes. */
  readonly terminal: Terminal;
  /** The system, its environment and its signals. */
  readonly platform: Platform;
}

/** What a command does once its arguments are known to be right. */
export type Work = () => Promise<ExitCode>;

/**
 * Reads the arguments behind a command's name and returns the work. Apart, because a `RangeError` or `TypeError`
 * here is wrong usage (exit code 2), and one that the work throws is a failure (exit code 1).
 */
export type ReadCommand = (args: readonly string[], shell: Shell) => Promise<Work>;
