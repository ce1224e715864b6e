import { parseArgs } from "node:util";
import type { Flag } from "./flag.ts";
import { nearestWord } from "../base/nearest_word.ts";

/** Arguments, sorted. */
export interface ParsedFlags {
  /** Arguments that are no flags, in their order. */
  readonly positionals: readonly string[];
  /** Values by flag, all that were given. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Switches that were given. */
  readonly switches: ReadonlySet<string>;
}

/**
 * Sorts arguments into flags and the rest.
 *
 * @throws {RangeError} If a flag is unknown, lacks its value, or has one that it does not take
 */
export function parseFlags(args: readonly string[], flags: readonly Flag[]): ParsedFlags {
  // Not strict: Node's own messages name neither the nearest flag nor what to do.
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(flags.map(({ name, short, value }) => [name, {
      type: value === undefined ? "boolean" : "string",
      ...(short !== undefined && { short }),
    }])),
  });
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const flag = flags.find(({ name }) => name === token.name);
    if (!flag) throw unknownFlag(token.rawName, flags);
    if (flag.value === undefined) {
      if (token.value !== undefined) {
        throw new RangeError(`Cannot use ${token.rawName} with a value: it takes none`);
      }
      switches.add(flag.name);
      continue;
    }
    const { value } = token;
    if (value === undefined || (!token.inlineValue && value.startsWith("--"))) {
      throw new RangeError(`Cannot use ${token.rawName} without a value: write ${shown(flag)}`);
    }
    values.set(flag.name, [...values.get(flag.name) ?? [], value]);
  }
  return { positionals, values, switches };
}

/** Returns the last value of a flag; a later one overrides an earlier one. */
export function lastValue(parsed: ParsedFlags, name: string): string | undefined {
  return parsed.values.get(name)?.at(-1);
}

function shown({ name, value }: Flag): string {
  return `--${name} ${value}`;
}

function unknownFlag(rawName: string, flags: readonly Flag[]): RangeError {
  const nearest = nearestWord(rawName.replace(/^-+/, ""), flags.map(({ name }) => name));
  const next = nearest === undefined ? "see --help for all flags" : `did you mean --${nearest}`;
  return new RangeError(`Cannot use ${rawName} as there is no such flag: ${next}`);
}
