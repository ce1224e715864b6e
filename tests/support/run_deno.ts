/** What a finished Deno process left. */
export interface DenoOutcome {
  /** Exit code. */
  readonly code: number;
  /** All that it wrote to its standard output. */
  readonly stdout: string;
  /** All that it wrote to its standard error, without colors. */
  readonly stderr: string;
}

/** Where and how Deno runs. */
export interface RunDenoOptions {
  /** Working folder. */
  readonly cwd: string | URL;
  /** Variables on top of this process's. @default {} */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `deno` with the given arguments to its end; nobody is there to answer a prompt. */
export async function runDeno(
  args: readonly string[],
  { cwd, env = {} }: RunDenoOptions,
): Promise<DenoOutcome> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd,
    env: { NO_COLOR: "1", DENO_NO_PROMPT: "1", DENO_NO_UPDATE_CHECK: "1", ...env },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
