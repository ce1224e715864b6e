/** What stands at a path. */
export interface FileFacts {
  /** What it is. */
  readonly kind: "file" | "folder" | "other";
  /** Bytes of a file. */
  readonly bytes: number;
}

/** Returns what stands at `path`; undefined where there is nothing, or nothing that we may look at unasked. */
export async function probeFile(path: string): Promise<FileFacts | undefined> {
  // A look that is not permitted already would stop a script with a prompt.
  if (Deno.permissions.querySync({ name: "read", path }).state !== "granted") return undefined;
  try {
    const found = await Deno.stat(path);
    const kind = found.isFile ? "file" : found.isDirectory ? "folder" : "other";
    return { kind, bytes: found.size };
  } catch {
    return undefined;
  }
}
