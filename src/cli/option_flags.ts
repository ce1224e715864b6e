import type { OptionRow } from "../stylize/option_row.ts";
import { OPTIONS } from "../stylize/options_table.ts";
import type { Flag } from "./flag.ts";

/** Returns the flags of the options table. */
export function optionFlags(): Flag[] {
  return OPTIONS.map((spec) => ({
    name: flagName(spec.name),
    value: placeholder(spec),
    help: spec.help,
    standard: spec.standard,
  }));
}

/** Returns `style-weight` for `styleWeight`. */
export function flagName(option: string): string {
  return option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function placeholder(spec: OptionRow): string {
  switch (spec.kind) {
    case "number":
      return [spec.unit?.toUpperCase() ?? "N", ...spec.words ?? []].join("|");
    case "choice":
      // The command line alone also takes a picture here.
      return [...spec.choices, ...(spec.name === "init" ? ["FILE"] : [])].join("|");
    case "layers":
      return "LAYER[:WEIGHT],...";
    case "numbers":
      return "N,...";
    case "text":
      return spec.format;
  }
}
