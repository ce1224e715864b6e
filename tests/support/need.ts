import { hasShared } from "./shared.ts";

/** A thing that a machine may lack; a test that needs it is skipped with this reason. */
export interface Need {
  /** Whether the machine has it. */
  readonly met: boolean;
  /** What is missing and how to get it. */
  readonly reason: string;
}

/** Needs a file or folder of the shared test data. */
export function sharedFile(name: string): Need {
  return {
    met: hasShared(name),
    reason: `shared test data ${name} is absent (set IMPASTO_SHARED)`,
  };
}

/** Registers a test that runs where `need` is met and is otherwise skipped with its reason printed. */
export function testWith(need: Need, name: string, body: () => void | Promise<void>): void {
  // deno-lint-ignore no-console -- the reason has to be seen in the test log
  if (!need.met) console.log(`SKIPPED "${name}": ${need.reason}`);
  Deno.test({ name, ignore: !need.met, fn: body });
}
