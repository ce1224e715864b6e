import type { Shell } from "../../src/cli/command.ts";
import { type FakePlatform, fakePlatform } from "./fake_platform.ts";

/** A shell that nobody watches; what was written can be read. */
export interface RecordedShell extends Shell {
  /** The system, whose signals a test raises. */
  readonly platform: FakePlatform;
  /** Lines of standard output. */
  readonly printed: string[];
  /** Lines of standard error. */
  readonly reported: string[];
  /** Drawn bars. */
  readonly drawn: string[];
}

/** Where a person stands and what they see. */
export interface RecordedShellOptions {
  /** Folder that relative paths start from. @default "/somewhere" */
  readonly folder?: string;
  /** Environment. @default {} */
  readonly environment?: Readonly<Record<string, string>>;
  /** Width of the terminal; without one there is no terminal. @default none */
  readonly columns?: number;
}

/** Returns a shell that records. */
export function recordedShell(options: RecordedShellOptions = {}): RecordedShell {
  const { folder, environment = {}, columns } = options;
  const printed: string[] = [];
  const reported: string[] = [];
  const drawn: string[] = [];
  return {
    platform: fakePlatform("linux", environment, folder),
    printed,
    reported,
    drawn,
    terminal: {
      color: false,
      columns: () => columns,
      print: (line) => void printed.push(line),
      report: (line) => void reported.push(line),
      redraw: (line) => void drawn.push(line),
    },
  };
}
