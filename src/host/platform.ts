/**
 * The room `host`: the machine that Impasto runs on, which is files, folders, environment, signals and network.
 * Every other room reaches the machine through it. It must not know pictures, tensors or networks.
 *
 * This file is the one that differs by operating system. Whatever depends on the system takes a
 * `Platform`, so that a test on one system can speak for the other two.
 */

import { posix, win32 } from "node:path";

/** The systems that differ for us; other Unixes count as Linux. */
export type OperatingSystem = "linux" | "darwin" | "windows";

/** What this room needs to know of the system and the process. */
export interface Platform {
  /** The family of systems. */
  readonly os: OperatingSystem;
  /** An environment variable; undefined where it is unset, empty or not ours to read. */
  env(name: string): string | undefined;
  /** The folder that the process runs in. */
  currentFolder(): string;
  /** Calls `listener` for each arrival of a signal. */
  addSignalListener(signal: Deno.Signal, listener: () => void): void;
  /** Ends what `addSignalListener` began. */
  removeSignalListener(signal: Deno.Signal, listener: () => void): void;
}

/** Mode of a file that only its owner may read; Windows ignores modes and guards the user's folder itself. */
export const PRIVATE_FILE_MODE = 0o600;

/** Mode of a folder that only its owner may enter. */
export const PRIVATE_FOLDER_MODE = 0o700;

/** Returns the system that this process runs on. */
export function hostPlatform(): Platform {
  return {
    os: operatingSystem(),
    env: readEnvironment,
    currentFolder: () => Deno.cwd(),
    addSignalListener: (signal, listener) => Deno.addSignalListener(signal, listener),
    removeSignalListener: (signal, listener) => Deno.removeSignalListener(signal, listener),
  };
}

/** Returns the path rules of that system. */
export function pathRules(platform: Platform): typeof posix {
  return platform.os === "windows" ? win32 : posix;
}

/** Returns the signals by which a person or the system asks the process to stop. */
export function interruptSignals(platform: Platform): readonly Deno.Signal[] {
  // Windows knows no SIGTERM; Ctrl-Break is its second way to interrupt.
  return platform.os === "windows" ? ["SIGINT", "SIGBREAK"] : ["SIGINT", "SIGTERM"];
}

function operatingSystem(): OperatingSystem {
  const os = Deno.build.os;
  return os === "darwin" || os === "windows" ? os : "linux";
}

// The module works with read and write permission alone, so an environment that is not already ours
// counts as empty: asking for it would stop a script with a prompt.
function readEnvironment(name: string): string | undefined {
  const permission = Deno.permissions.querySync({ name: "env", variable: name });
  if (permission.state !== "granted") return undefined;
  return Deno.env.get(name) || undefined;
}
