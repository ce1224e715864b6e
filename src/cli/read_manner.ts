import type { ParsedFlags } from "./parse_flags.ts";
import type { Manner } from "./reporter.ts";

/**
 * Reads how much a command says.
 *
 * @throws {RangeError} If two manners are asked for
 */
export function readManner({ switches }: ParsedFlags): Manner {
  if (!switches.has("json")) return switches.has("quiet") ? "quiet" : "lines";
  if (switches.has("quiet")) {
    throw new RangeError("Cannot use --json together with --quiet: leave one out");
  }
  return "json";
}
