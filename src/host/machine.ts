import { resourceUsage } from "node:process";

/** What a report about this machine says. */
export interface Machine {
  /** System and processor, such as `linux x86_64`. */
  readonly system: string;
  /** Version of Deno. */
  readonly deno: string;
  /** Processors that can be used at once. */
  readonly cores: number;
  /** Bytes of memory, and how many are free; undefined without `--allow-sys`. */
  readonly memory?: { readonly total: number; readonly available: number };
}

/** Returns what this process may know of the machine. */
export function describeMachine(): Machine {
  const memory = readMemory();
  return {
    system: `${Deno.build.os} ${Deno.build.arch}`,
    deno: Deno.version.deno,
    cores: navigator.hardwareConcurrency,
    ...(memory && { memory }),
  };
}

/** Returns the most bytes of memory that this process has held so far. */
export function peakMemoryBytes(): number {
  // Linux also says this in /proc/self/status, but Deno opens that file only under --allow-all.
  return Math.max(resourceUsage().maxRSS * 1024, Deno.memoryUsage().rss);
}

function readMemory(): Machine["memory"] {
  const permission = Deno.permissions.querySync({ name: "sys", kind: "systemMemoryInfo" });
  if (permission.state !== "granted") return undefined;
  const { total, available } = Deno.systemMemoryInfo();
  return { total, available };
}
