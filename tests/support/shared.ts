import { existsSync, readFileSync } from "node:fs";

/**
 * The one place that decides whether test data outside the repository is there.
 *
 * `IMPASTO_SHARED` names the folder; without it the folder `shared` beside the checkout is tried.
 */
const FOLDER = Deno.env.get("IMPASTO_SHARED") ??
  new URL("../../../shared", import.meta.url).pathname;

/** Path of a file of the shared test data. */
export function sharedPath(name: string): string {
  return `${FOLDER}/${name}`;
}

/** Bytes of a file of the shared test data. */
export function readShared(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(sharedPath(name)));
}

/** Whether the shared test data has that file or folder. */
export function hasShared(name: string): boolean {
  return existsSync(sharedPath(name));
}
