/** Prints figures about the code's shape: file sizes, the longest functions, tests and comments for each line. */
// deno-lint-ignore-file no-console -- printing is what this program is for
import { readFileSync } from "node:fs";
import { codeText } from "../tests/support/code_text.ts";
import { filesUnder } from "../tests/support/files_under.ts";
import { CHECKOUT } from "../tests/support/module_graph.ts";

interface MeasuredFile {
  readonly file: string;
  readonly lines: readonly string[];
}

interface MeasuredFunction {
  readonly place: string;
  readonly lines: number;
}

const source = measure("src");
const tests = measure("tests");
const sizes = source.map(({ lines }) => lines.length).sort((a, b) => a - b);
const total = sumOf(source, ({ lines }) => lines.length);
const longest = source.flatMap(functionsOf).sort((a, b) => b.lines - a.lines).slice(0, 5);

console.log(`source files       ${source.length}, ${total} lines`);
console.log(`median / p90 / max ${at(0.5)} / ${at(0.9)} / ${at(1)}`);
console.log(`largest            ${source.find(({ lines }) => lines.length === at(1))?.file}`);
console.log(`comment share      ${percent(sumOf(source, commentLines) / total)}`);
console.log(`tests per source   ${(sumOf(tests, ({ lines }) => lines.length) / total).toFixed(2)}`);
for (const { place, lines } of longest) console.log(`long function      ${lines} ${place}`);

function measure(folder: string): MeasuredFile[] {
  return filesUnder(folder).filter((file) => file.endsWith(".ts")).map((file) => ({
    file,
    lines: readFileSync(new URL(file, CHECKOUT), "utf8").trimEnd().split("\n"),
  }));
}

function sumOf(files: readonly MeasuredFile[], count: (file: MeasuredFile) => number): number {
  return files.reduce((sum, file) => sum + count(file), 0);
}

function at(share: number): number {
  return sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? 0;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}

/** Lines that hold a comment and no code. */
function commentLines({ lines }: MeasuredFile): number {
  const code = codeText(lines.join("\n")).split("\n");
  return lines.filter((line, index) => line.trim() !== "" && code[index]?.trim() === "").length;
}

/** Functions and methods, by the indentation that `deno fmt` gives: from the head to the brace below it. */
function functionsOf({ file, lines }: MeasuredFile): MeasuredFunction[] {
  const head = /^( *)(?:export )?(?:static )?(?:async )?(?:function\b\*? ?|\*?)(#?\w+)(?:<.*>)?\(/;
  return lines.flatMap((line, index) => {
    const [, indent, name] = head.exec(line) ?? [];
    const isFunction = /\bfunction\b/.test(line) || indent === "  ";
    if (
      indent === undefined || !isFunction || /^(?:if|for|while|switch|return)$/.test(name ?? "")
    ) {
      return [];
    }
    const last = lines.findIndex((below, row) => row > index && below.startsWith(`${indent}}`));
    const opens = line.endsWith("{") || line.endsWith("(");
    return opens && last > 0
      ? [{ place: `${file}:${index + 1} ${name}`, lines: last - index + 1 }]
      : [];
  });
}
