import { cliArguments } from "./run_cli.ts";
import type { DenoOutcome } from "./run_deno.ts";

/** A command line that runs; a test watches it and sends it signals. */
export interface SpawnedCli {
  /** Waits for a line of standard output or error that matches, and returns it. */
  waitFor(pattern: RegExp): Promise<string>;
  /** Sends a signal. */
  kill(signal: Deno.Signal): void;
  /** Waits for the end. */
  end(): Promise<DenoOutcome>;
}

/** How it is started. */
export interface SpawnCliOptions {
  /** Folder that the person stands in. */
  readonly cwd: string;
  /** Rights of the process. @default those of the tasks */
  readonly rights?: readonly string[];
}

/** Starts the command line in a process of its own. */
export function spawnCli(args: readonly string[], options: SpawnCliOptions): SpawnedCli {
  const child = new Deno.Command(Deno.execPath(), {
    args: cliArguments(args, options.rights),
    cwd: options.cwd,
    env: { DENO_NO_UPDATE_CHECK: "1", INIT_CWD: options.cwd },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const texts = { stdout: "", stderr: "" };
  const waiting = new Set<() => void>();
  async function read(name: keyof typeof texts): Promise<void> {
    for await (const text of child[name].pipeThrough(new TextDecoderStream())) {
      texts[name] += text;
      for (const look of waiting) look();
    }
  }
  const done = Promise.all([read("stdout"), read("stderr")]);
  return {
    async waitFor(pattern): Promise<string> {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      function look(): void {
        const line = [...texts.stdout.split("\n"), ...texts.stderr.split("\n")]
          .find((text) => pattern.test(text));
        if (line !== undefined) resolve(line);
      }
      waiting.add(look);
      look();
      done.then(() => reject(new Error(`It ended before ${pattern}: ${JSON.stringify(texts)}`)));
      try {
        return await promise;
      } finally {
        waiting.delete(look);
      }
    },
    kill: (signal) => child.kill(signal),
    async end(): Promise<DenoOutcome> {
      await done;
      const { code } = await child.status;
      return { code, ...texts };
    },
  };
}
