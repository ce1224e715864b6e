import { jsonReporter } from "./json_reporter.ts";
import { lineReporter } from "./line_reporter.ts";
import type { Manner, Reporter } from "./reporter.ts";
import type { Terminal } from "./terminal.ts";

/** Makes the reporter of a manner. */
export function createReporter(manner: Manner, terminal: Terminal): Reporter {
  switch (manner) {
    case "json":
      return jsonReporter(terminal);
    case "lines":
      return lineReporter(terminal);
    case "quiet":
      return {
        progress(): void {},
        download(): void {},
        note(): void {},
        result(): void {},
        failure: (_output, message) => terminal.report(`error: ${message}`),
      };
  }
}
