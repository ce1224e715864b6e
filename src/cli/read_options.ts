import { checkChoice, checkNumber } from "../base/check.ts";
import { checkOptions } from "../stylize/check_options.ts";
import type { NumberOption, OptionRow } from "../stylize/option_row.ts";
import { OPTIONS } from "../stylize/options_table.ts";
import type { StylizeOptions } from "../stylize/stylize_options.ts";
import { flagName } from "./option_flags.ts";
import { lastValue, type ParsedFlags } from "./parse_flags.ts";

// Number() takes "", " " and "0x10" for numbers; a person who types these means something else.
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Reads the options of the table from their flags; `init` may be a path here and is left to the caller.
 *
 * @throws {RangeError} If a value is not what the table asks for; the message names the flag as it was typed
 */
export function readOptions(parsed: ParsedFlags): StylizeOptions {
  const options: Record<string, unknown> = {};
  for (const spec of OPTIONS) {
    const text = lastValue(parsed, flagName(spec.name));
    if (text !== undefined && spec.name !== "init") options[spec.name] = readValue(spec, text);
  }
  return checkOptions(options);
}

function readValue(spec: OptionRow, text: string): unknown {
  const flag = `--${flagName(spec.name)}`;
  switch (spec.kind) {
    case "number":
      return spec.words?.includes(text) ? text : readNumber(spec, text);
    case "numbers":
      return text.split(",").map((part) => {
        const value = parseNumber(part);
        checkNumber(`a number of ${flag}`, value, { min: spec.min, max: 1e12 });
        return value;
      });
    case "choice":
      checkChoice(flag, text, spec.choices);
      return text;
    default:
      if (text.trim() === "") throw new RangeError(`Cannot use ${flag} as its value is empty`);
      return text;
  }
}

function readNumber(spec: NumberOption, text: string): number {
  const flag = `--${flagName(spec.name)}`;
  const { min, max, integer = false, words = [] } = spec;
  const value = parseNumber(text);
  if (Number.isNaN(value)) {
    const kind = integer ? "a whole number" : "a number";
    const wanted = [`${kind} from ${min} to ${max}`, ...words].join(" or ");
    throw new RangeError(`Cannot use ${flag} as it must be ${wanted}: current value is "${text}"`);
  }
  checkNumber(flag, value, { min, max, integer });
  return value;
}

function parseNumber(text: string): number {
  return NUMBER.test(text) ? Number(text) : NaN;
}
