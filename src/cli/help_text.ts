import { type CommandEntry, COMMANDS } from "./commands.ts";
import type { Flag } from "./flag.ts";

const INDENT = 26;

/** Returns the overview of all commands. */
export function overview(): string {
  const rows = COMMANDS.flatMap(({ name, usage, summary }) => [
    `  deno task ${name} ${usage}`.trimEnd(),
    `      ${summary}`,
  ]);
  return [
    "Impasto: paint any picture with any other, on your own machine",
    "",
    ...rows,
    "",
    "  deno task COMMAND --help tells the flags of a command",
  ].join("\n");
}

/** Returns the help of one command. */
export function commandHelp(
  { name, usage, summary }: CommandEntry,
  flags: readonly Flag[],
): string {
  return [
    `deno task ${name} ${usage}`.trimEnd(),
    summary,
    ...(flags.length > 0 ? ["", ...flags.map(flagRow)] : []),
  ].join("\n");
}

function flagRow({ name, short, value, help, standard }: Flag): string {
  const left = `  ${short === undefined ? "" : `-${short}, `}--${name}${value ? ` ${value}` : ""}`;
  const right = `${help}${standard === undefined ? "" : ` [${standard}]`}`;
  return left.length < INDENT - 1
    ? left.padEnd(INDENT) + right
    : `${left}\n${" ".repeat(INDENT)}${right}`;
}
