import type { Platform } from "../host/platform.ts";

/** Standard output for results, standard error for everything about them. */
export interface Terminal {
  /** Characters in a line where standard error is a terminal that can redraw one; undefined elsewhere. */
  columns(): number | undefined;
  /** Whether colors are welcome. */
  readonly color: boolean;
  /** Writes a line to standard output. */
  print(line: string): void;
  /** Writes a line to standard error. */
  report(line: string): void;
  /** Draws a line on standard error that the next one replaces. */
  redraw(line: string): void;
}

/** A stream that takes bytes, as `Deno.stdout` does. */
export interface ByteSink {
  /** Writes some of the bytes and returns how many. */
  writeSync(bytes: Uint8Array): number;
  /** Whether a person watches. */
  isTerminal(): boolean;
}

/** What a terminal is made of. */
export interface TerminalOptions {
  /** Standard output. */
  readonly output: ByteSink;
  /** Standard error. */
  readonly errors: ByteSink;
  /** Says `NO_COLOR` and `TERM`. */
  readonly platform: Platform;
  /** Returns the width in characters. */
  readonly width: () => number;
}

const CLEAR_LINE = "\r\x1b[K";

/** Terminals that do not know their width (some recorders and editors) say 0. */
const USUAL_COLUMNS = 80;

/** Makes the terminal of this process. */
export function createTerminal(options: TerminalOptions): Terminal {
  const { output, errors, platform, width } = options;
  const redraws = errors.isTerminal() && platform.env("TERM") !== "dumb";
  let drawn = false;
  function clear(): string {
    const before = drawn ? CLEAR_LINE : "";
    drawn = false;
    return before;
  }
  return {
    color: redraws && platform.env("NO_COLOR") === undefined,
    columns: () => redraws ? width() || USUAL_COLUMNS : undefined,
    print(line): void {
      // On one screen both streams meet, so a half-drawn bar would share the result's line.
      const before = clear();
      if (before) write(errors, before);
      write(output, `${line}\n`);
    },
    report(line): void {
      write(errors, `${clear()}${line}\n`);
    },
    redraw(line): void {
      if (!redraws) return;
      write(errors, `${CLEAR_LINE}${line}`);
      drawn = true;
    },
  };
}

function write(sink: ByteSink, text: string): void {
  const bytes = new TextEncoder().encode(text);
  try {
    for (let sent = 0; sent < bytes.length;) sent += sink.writeSync(bytes.subarray(sent));
  } catch (error) {
    // A reader that has seen enough (`| head`) is no reason to stop painting.
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}
