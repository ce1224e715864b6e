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

let adapter: Promise<GPUAdapter | null> | undefined;

/** The adapter of this machine, asked for once in each test file. */
function findAdapter(): Promise<GPUAdapter | null> {
  adapter ??= Promise.resolve(navigator.gpu?.requestAdapter() ?? null);
  return adapter;
}

/** Needs a WebGPU adapter, of software or hardware. */
export async function webgpuAdapter(): Promise<Need> {
  return {
    met: await findAdapter() !== null,
    reason: "this machine offers no WebGPU adapter (on Debian install mesa-vulkan-drivers)",
  };
}

/** Needs a WebGPU adapter that computes on the CPU. */
export async function softwareAdapter(): Promise<Need> {
  return {
    met: (await findAdapter())?.info.isFallbackAdapter ?? false,
    reason: "this machine's WebGPU adapter is hardware or absent, and the test is about software",
  };
}

/** Registers a test that runs where `need` is met and is otherwise skipped with its reason printed. */
export function testWith(need: Need, name: string, body: () => void | Promise<void>): void {
  // deno-lint-ignore no-console -- the reason has to be seen in the test log
  if (!need.met) console.log(`SKIPPED "${name}": ${need.reason}`);
  Deno.test({ name, ignore: !need.met, fn: body });
}
