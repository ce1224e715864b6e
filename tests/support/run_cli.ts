import { CHECKOUT } from "./module_graph.ts";
import { type DenoOutcome, runDeno } from "./run_deno.ts";

/** Rights that the tasks of deno.json give; a test that wants fewer names its own. */
export const CLI_RIGHTS: readonly string[] = [
  ...["--no-prompt", "--allow-read", "--allow-write", "--allow-env", "--allow-sys", "--allow-net"],
];

/** Returns what Deno is called with to run the command line from any folder. */
export function cliArguments(
  args: readonly string[],
  rights: readonly string[] = CLI_RIGHTS,
): string[] {
  const main = new URL("src/cli/main.ts", CHECKOUT).pathname;
  const config = new URL("deno.json", CHECKOUT).pathname;
  return ["run", "--no-check", "--config", config, ...rights, main, ...args];
}

/** How the command line is run. */
export interface RunCliOptions {
  /** Folder that the person stands in. */
  readonly cwd: string;
  /** Variables on top of this process's. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** Rights of the process. @default those of the tasks */
  readonly rights?: readonly string[];
}

/** Runs the command line in a process of its own, to its end. */
export async function runCli(
  args: readonly string[],
  { cwd, env = {}, rights }: RunCliOptions,
): Promise<DenoOutcome> {
  // `deno task` names the folder that it was called in, and these tests may run under it.
  return await runDeno(cliArguments(args, rights), { cwd, env: { INIT_CWD: cwd, ...env } });
}
