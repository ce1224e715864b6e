import { join } from "node:path";
import { fileError } from "./file_error.ts";
import { probeFile } from "./probe_file.ts";

/** A file in a folder. */
export interface ListedFile {
  /** Its path. */
  readonly path: string;
  /** Its length. */
  readonly bytes: number;
}

/** Returns the files directly in a folder, by name; those that cannot be looked at are left out. */
export async function listFiles(folder: string): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  try {
    for await (const entry of Deno.readDir(folder)) {
      const path = join(folder, entry.name);
      const found = await probeFile(path);
      if (found?.kind === "file") files.push({ path, bytes: found.bytes });
    }
  } catch (error) {
    throw fileError("read", folder, error);
  }
  return files.toSorted((a, b) => a.path < b.path ? -1 : 1);
}
