import { checkChoice, checkNumber } from "../base/check.ts";
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
    if (!spec) throw new RangeError(`Cannot use option "${name}": ${nearestNames(name)}`);
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

/** Names the options that are spelled most alike, so that a slip needs no manual. */
function nearestNames(name: string): string {
  const wanted = pairsOf(name);
  const scored = OPTIONS.map((option) => {
    const have = pairsOf(option.name);
    const shared = [...wanted].filter((pair) => have.has(pair)).length;
    return { name: option.name, score: 2 * shared / (wanted.size + have.size) };
  });
  const best = scored.toSorted((a, b) => b.score - a.score).filter(({ score }) => score > 0.4);
  if (best.length > 0) return `did you mean ${best.slice(0, 2).map((o) => o.name).join(" or ")}`;
  return `choose one of ${OPTIONS.map((option) => option.name).join(", ")}`;
}

function pairsOf(name: string): Set<string> {
  const letters = name.toLowerCase().replaceAll("-", "");
  return new Set([...letters].slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
