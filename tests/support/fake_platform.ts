import type { OperatingSystem, Platform } from "../../src/host/platform.ts";

/** A system that exists only in a test; `raise` sends it a signal. */
export interface FakePlatform extends Platform {
  /** Delivers a signal to whoever listens. */
  raise(signal: Deno.Signal): void;
  /** How many listeners there are. */
  listeners(): number;
}

/** Returns a system with that environment, standing in `folder`. */
export function fakePlatform(
  os: OperatingSystem,
  environment: Readonly<Record<string, string>> = {},
  folder: string = os === "windows" ? "C:\\work" : "/somewhere",
): FakePlatform {
  const heard: { signal: Deno.Signal; listener: () => void }[] = [];
  return {
    os,
    env: (name) => environment[name],
    currentFolder: () => folder,
    addSignalListener(signal, listener): void {
      heard.push({ signal, listener });
    },
    removeSignalListener(signal, listener): void {
      const index = heard.findIndex((one) => one.signal === signal && one.listener === listener);
      if (index >= 0) heard.splice(index, 1);
    },
    raise(signal): void {
      for (const one of heard) if (one.signal === signal) one.listener();
    },
    listeners: () => heard.length,
  };
}
