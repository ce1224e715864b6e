import { fileURLToPath } from "node:url";
import { readFile } from "./files.ts";

/** How a file is read from a path or a web address. */
export interface ReadLocationOptions {
  /** Ends a read from the web. */
  readonly signal?: AbortSignal | undefined;
}

/** Returns whether a text is a web address and not a path. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Returns the bytes at a path, a `file:` address or a web address. */
export async function readLocation(
  location: string,
  options: ReadLocationOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  if (location.startsWith("file:")) return await readFile(fileURLToPath(location));
  if (!isWebAddress(location)) return await readFile(location);
  const { signal } = options;
  let response: Response;
  try {
    response = await fetch(location, signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `Cannot read ${location} because of the network (${reason}): check the connection`,
      { cause },
    );
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(
      `Cannot read ${location} as the server answered ${response.status}: check the address`,
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}

/** Returns the place of a file that stands beside another: `model.json` and its shards. */
export function besideLocation(location: string, name: string): string {
  if (isWebAddress(location) || location.startsWith("file:")) return new URL(name, location).href;
  return location.replace(/[^/\\]*$/, name);
}
