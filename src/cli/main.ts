import { hostPlatform } from "../host/platform.ts";
import { ensureRuntimeFolder } from "../host/runtime_folder.ts";
import type { Shell } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { errorDetails, errorLine } from "./error_line.ts";
import { EXIT, type ExitCode } from "./exit_code.ts";
import { commandHelp, overview } from "./help_text.ts";
import { nearestWord } from "../base/nearest_word.ts";
import { createTerminal } from "./terminal.ts";
import { VERSION } from "./version.ts";

/** Runs a command line and returns its exit code; whatever goes wrong is one line on standard error. */
export async function main(args: readonly string[], shell: Shell): Promise<ExitCode> {
  let isReading = true;
  try {
    const work = await readArguments(args, shell);
    isReading = false;
    return await work();
  } catch (error) {
    shell.terminal.report(`error: ${errorLine(error)}`);
    if (shell.platform.env("IMPASTO_DEBUG")) shell.terminal.report(errorDetails(error));
    const isUsage = isReading && (error instanceof RangeError || error instanceof TypeError);
    return isUsage ? EXIT.usage : EXIT.failed;
  }
}

async function readArguments(
  args: readonly string[],
  shell: Shell,
): Promise<() => Promise<ExitCode>> {
  const [first, ...rest] = args;
  if (first === undefined) throw new RangeError("Cannot run without a command: see --help");
  if (isHelp(first)) return print(overview(), shell);
  if (first === "--version") return print(VERSION, shell);
  const entry = COMMANDS.find(({ name }) => name === first);
  if (!entry) {
    const names = COMMANDS.map(({ name }) => name);
    const nearest = nearestWord(first, names);
    const next = nearest ? `did you mean ${nearest}` : `choose one of ${names.join(", ")}`;
    throw new RangeError(`Cannot run ${first} as there is no such command: ${next}`);
  }
  const { read, flags } = await entry.load();
  if (rest.some(isHelp)) return print(commandHelp(entry, flags), shell);
  return await read(rest, shell);
}

function isHelp(arg: string): boolean {
  return arg === "--help" || arg === "-h";
}

function print(text: string, { terminal }: Shell): () => Promise<ExitCode> {
  return () => {
    terminal.print(text);
    return Promise.resolve(EXIT.done);
  };
}

if (import.meta.main) {
  const platform = hostPlatform();
  ensureRuntimeFolder(platform);
  const terminal = createTerminal({
    output: Deno.stdout,
    errors: Deno.stderr,
    platform,
    width: () => Deno.consoleSize().columns,
  });
  // A device that is still winding down does not keep the process.
  Deno.exit(await main(Deno.args, { terminal, platform }));
}
