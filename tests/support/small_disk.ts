import type { Need } from "./need.ts";
import { temporaryFolder } from "./temporary_folder.ts";

/** A real file system of 64 kB, gone at the end of the block. */
export interface SmallDisk extends Disposable {
  /** Where it is mounted. */
  readonly path: string;
}

/** How the disk is mounted. */
export interface SmallDiskOptions {
  /** Whether nothing can be written. @default false */
  readonly readOnly?: boolean;
}

/** Needs the right to mount a file system in memory: Linux, as root, outside a locked container. */
export const smallDisk: Need = {
  met: canMount(),
  reason: "a small disk cannot be mounted here (needs Linux and root)",
};

/** Mounts a disk that is full after 64 kB. */
export function mountSmallDisk(options: SmallDiskOptions = {}): SmallDisk {
  const folder = temporaryFolder();
  const mode = options.readOnly ? "ro,size=64k" : "size=64k";
  const { success } = run("mount", ["-t", "tmpfs", "-o", mode, "impasto-test", folder.path]);
  if (!success) {
    folder[Symbol.dispose]();
    throw new Error("Cannot mount a small disk");
  }
  return {
    path: folder.path,
    [Symbol.dispose](): void {
      run("umount", [folder.path]);
      folder[Symbol.dispose]();
    },
  };
}

function canMount(): boolean {
  if (Deno.build.os !== "linux" || Deno.uid() !== 0) return false;
  try {
    mountSmallDisk()[Symbol.dispose]();
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: string[]): Deno.CommandOutput {
  return new Deno.Command(command, { args, stdout: "null", stderr: "null" }).outputSync();
}
