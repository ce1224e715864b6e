import { checkChoice, checkNumber } from "../base/check.ts";
import { nearestWord } from "../base/nearest_word.ts";
import { OPTIONS } from "./options_table.ts";
import type { OptionRow } from "./option_row.ts";
import type { StylizeOptions } from "./stylize_options.ts";

/**
 * Checks options against the table, whoever they come from.
 *
 * @throws {RangeError} If an option is unknown or its value out of range
 * @throws {TypeError} If a value has the wrong type
 */
export function checkOptions(options: Readonly<Record<string, unknown>>): StylizeOptions {
  for (const [name, value] of Object.entries(options)) {
    const spec = OPTIONS.find((option) => option.name === name);
    if (!spec) throw new RangeError(`Cannot use option "${name}": ${nearestOption(name)}`);
    if (value !== undefined) checkValue(spec, value);
  }
  return options;
}

function checkValue(spec: OptionRow, value: unknown): void {
  switch (spec.kind) {
    case "number":
      return checkNumberOption(spec, value);
    case "numbers":
      if (!Array.isArray(value)) throw wrongType(spec.name, "a list of numbers", value);
      return value.forEach((entry) => checkNumber(spec.name, entry, { min: spec.min, max: 1e12 }));
    default:
      if (typeof value !== "string") throw wrongType(spec.name, "a text", value);
      if (spec.kind === "choice") checkChoice(spec.name, value, spec.choices);
  }
}

function checkNumberOption(spec: OptionRow & { kind: "number" }, value: unknown): void {
  if (typeof value === "string" && spec.words?.includes(value)) return;
  const { min, max, integer = false } = spec;
  if (typeof value !== "number") {
    throw wrongType(spec.name, ["a number", ...spec.words ?? []].join(" or "), value);
  }
  checkNumber(spec.name, value, { min, max, integer });
}

function wrongType(name: string, wanted: string, value: unknown): TypeError {
  return new TypeError(`Cannot use ${name} as it must be ${wanted}: current value is ${value}`);
}

/** Says what a slip probably meant, so that it needs no manual. */
function nearestOption(name: string): string {
  const names = OPTIONS.map((option) => option.name);
  const nearest = nearestWord(name, names);
  return nearest ? `did you mean ${nearest}` : `choose one of ${names.join(", ")}`;
}
