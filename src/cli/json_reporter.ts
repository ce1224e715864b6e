import type { Reporter } from "./reporter.ts";
import type { Terminal } from "./terminal.ts";

/** Writes one JSON object a line to standard output, and notes to standard error. */
export function jsonReporter(terminal: Terminal): Reporter {
  function emit(value: unknown): void {
    terminal.print(JSON.stringify(value));
  }
  return {
    progress({ type, scale, iteration, iterations, loss, share, secondsLeft }): void {
      emit({ type, scale, iteration, iterations, loss, share, secondsLeft });
    },
    download(): void {},
    note: (message) => terminal.report(`note: ${message}`),
    result: emit,
    failure(output, message): void {
      emit({ type: "failure", output, message });
      terminal.report(`error: ${message}`);
    },
  };
}
