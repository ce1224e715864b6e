/** Writes the options section of README.md from the table of options: `deno task docs`. */
import { flagName } from "../src/cli/option_flags.ts";
import type { OptionRow } from "../src/stylize/option_row.ts";
import { OPTIONS } from "../src/stylize/options_table.ts";

const START = "<!-- options -->";
const END = "<!-- /options -->";

/** Returns the table of all options as `deno fmt` would lay it out. */
export function optionsTable(): string {
  const rows = OPTIONS.map((spec) =>
    [
      `\`--${flagName(spec.name)}\``,
      valuesOf(spec),
      spec.standard,
      spec.help,
    ].map((cell) => cell.replaceAll("|", "\\|"))
  );
  const table = [["option", "values", "default", "what it does"], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) => lineOf(row.map((cell, i) => cell.padEnd(widths?.[i] ?? 0))));
  const [head = "", ...body] = lines;
  return [head, lineOf(widths?.map((width) => "-".repeat(width)) ?? []), ...body].join("\n");
}

/** Returns a document with the section between its markers replaced. */
export function withOptions(document: string): string {
  const [start, end] = [document.indexOf(START), document.indexOf(END)];
  if (start < 0 || end < start) {
    throw new SyntaxError(`Cannot write the options as the document lacks ${START} and ${END}`);
  }
  return `${document.slice(0, start)}${START}\n\n${optionsTable()}\n\n${document.slice(end)}`;
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function valuesOf(spec: OptionRow): string {
  switch (spec.kind) {
    case "number": {
      const unit = spec.unit ? ` ${spec.unit}` : "";
      const range = `${plain(spec.min)} to ${plain(spec.max)}${unit}`;
      return [range, ...(spec.words ?? []).map((word) => `\`${word}\``)].join(", ");
    }
    case "choice":
      return spec.choices.map((word) => `\`${word}\``).join(", ");
    case "layers":
      return "layer or layer:weight, ...";
    case "numbers":
      return `numbers from ${spec.min}, ...`;
    case "text":
      return `\`${spec.format}\``;
  }
}

function plain(value: number): string {
  const isRound = value >= 1e6 && value % 1e6 === 0;
  return isRound ? value.toExponential().replace("e+", "e") : `${value}`;
}

if (import.meta.main) {
  const readme = new URL("../README.md", import.meta.url);
  Deno.writeTextFileSync(readme, withOptions(Deno.readTextFileSync(readme)));
}
