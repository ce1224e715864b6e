import { dirname, join } from "node:path";
import { fileError } from "./file_error.ts";

/** Limits of `readFile()`. */
export interface ReadFileOptions {
  /** Largest file that is read, in bytes. @default Infinity */
  readonly maxBytes?: number;
}

/** How `writeAtomic()` and `checkWritable()` treat a file. */
export interface WriteFileOptions {
  /** Whether a file that is already there may be replaced. @default false */
  readonly force?: boolean;
  /** Mode of the new file; Windows ignores it. @default what the system gives new files */
  readonly mode?: number;
}

/** Returns the bytes of a file. */
export async function readFile(
  path: string,
  options: ReadFileOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { maxBytes = Infinity } = options;
  try {
    const found = await Deno.stat(path);
    // Windows reports a folder as a denied permission, so it is told apart before opening.
    if (found.isDirectory) throw new Deno.errors.IsADirectory(path);
    if (found.size > maxBytes) throw tooLarge(path, found.size, maxBytes);
    return await Deno.readFile(path);
  } catch (error) {
    throw error instanceof RangeError ? error : fileError("read", path, error);
  }
}

/**
 * Writes a file so that its name never shows a part of it: the bytes go to a temporary name in the same folder,
 * reach the disk, and are then renamed.
 */
export async function writeAtomic(
  path: string,
  bytes: Uint8Array,
  options: WriteFileOptions = {},
): Promise<void> {
  const { force = false, mode } = options;
  try {
    const target = await replaceableTarget(path, force);
    const temporary = temporaryBeside(target);
    try {
      await writeNew(temporary, bytes, mode);
      if (force) await Deno.rename(temporary, target);
      else await placeNew(temporary, target);
    } catch (error) {
      await removeTemporary(temporary);
      throw error;
    }
  } catch (error) {
    throw error instanceof RangeError ? error : fileError("write", path, error);
  }
}

/** Throws what `writeAtomic()` would throw, where that can be known before there are bytes to write. */
export async function checkWritable(path: string, options: WriteFileOptions = {}): Promise<void> {
  const { force = false } = options;
  try {
    const temporary = temporaryBeside(await replaceableTarget(path, force));
    try {
      await writeNew(temporary, new Uint8Array(), undefined);
    } finally {
      await removeTemporary(temporary);
    }
  } catch (error) {
    throw error instanceof RangeError ? error : fileError("write", path, error);
  }
}

/** Makes a folder and those above it; one that is there already is kept as it is. */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  try {
    await Deno.mkdir(path, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  } catch (error) {
    throw fileError("write", path, error);
  }
}

/** Removes a file; one that is not there is fine. */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory)) {
      throw fileError("write", path, error);
    }
  }
}

async function replaceableTarget(path: string, force: boolean): Promise<string> {
  let target: string;
  try {
    // A link is followed, so that it stays a link to the new bytes.
    target = await Deno.realPath(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return path;
    throw error;
  }
  const found = await Deno.stat(target);
  if (found.isDirectory) throw new Deno.errors.IsADirectory(path);
  if (!found.isFile) throw notAFile(path);
  if (!force) throw new Deno.errors.AlreadyExists(path);
  return target;
}

function temporaryBeside(path: string): string {
  return join(dirname(path), `.impasto-${crypto.randomUUID()}.tmp`);
}

async function writeNew(path: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  using file = await Deno.open(path, {
    createNew: true,
    write: true,
    ...(mode === undefined ? {} : { mode }),
  });
  for (let sent = 0; sent < bytes.length;) sent += await file.write(bytes.subarray(sent));
  await file.sync();
}

// Whatever stopped the writing is the news; a temporary file that cannot be removed either is not.
async function removeTemporary(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch {
    return;
  }
}

// A hard link fails where the name has been taken since the check; a rename would replace that file. Disks
// without hard links (FAT) get the rename.
async function placeNew(temporary: string, target: string): Promise<void> {
  try {
    await Deno.link(temporary, target);
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) throw error;
    await Deno.rename(temporary, target);
    return;
  }
  await Deno.remove(temporary);
}

function notAFile(path: string): RangeError {
  return new RangeError(`Cannot write ${path} as it is a device or a pipe: name an ordinary file`);
}

function tooLarge(path: string, bytes: number, maxBytes: number): RangeError {
  return new RangeError(
    `Cannot read ${path} as it has ${bytes} bytes: the limit is ${maxBytes} bytes`,
  );
}
