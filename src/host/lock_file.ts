import { fileError } from "./file_error.ts";
import { pause } from "./pause.ts";

/** How `withLock()` waits. */
export interface LockOptions {
  /** Called once if another process holds the lock, with its process number where it can be read. */
  readonly onWait?: (holder: number | undefined) => void;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between two tries. @default 200 */
  readonly pollMs?: number;
}

/**
 * Runs `work` while no other process runs work under the same lock file.
 *
 * The lock is the system's own lock on the open file, which ends with its process however that dies. A file
 * that only exists, with a heartbeat, would have to guess when its owner is dead, and guesses wrong after
 * the machine slept. The file itself stays, as removing it would let two processes lock two files of one name.
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const { onWait, signal, pollMs = 200 } = options;
  using file = await openLock(path);
  let waited = false;
  while (!await file.tryLock(true)) {
    if (!waited) onWait?.(await readHolder(path));
    waited = true;
    await pause(pollMs, signal);
  }
  try {
    await writeHolder(file);
    return await work();
  } finally {
    await file.unlock();
  }
}

async function openLock(path: string): Promise<Deno.FsFile> {
  try {
    return await Deno.open(path, { create: true, read: true, write: true });
  } catch (error) {
    throw fileError("write", path, error);
  }
}

async function writeHolder(file: Deno.FsFile): Promise<void> {
  await file.truncate();
  await file.write(new TextEncoder().encode(`${Deno.pid}\n`));
}

// Windows refuses others even the reading of a locked file; the number is only for a message.
async function readHolder(path: string): Promise<number | undefined> {
  try {
    const holder = Number.parseInt(await Deno.readTextFile(path), 10);
    return Number.isNaN(holder) ? undefined : holder;
  } catch {
    return undefined;
  }
}
