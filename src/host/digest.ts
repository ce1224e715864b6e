import { createHash } from "node:crypto";

/** Hash functions that published weights are checked with. */
export type DigestAlgorithm = "md5" | "sha256";

const CHUNK_BYTES = 1 << 20;

/** Returns the digest of bytes in lower-case hex; several arrays count as one after another. */
export function hexDigest(algorithm: DigestAlgorithm, ...parts: readonly Uint8Array[]): string {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

/** Returns the digest of a file in lower-case hex, without holding the file in memory. */
export async function digestFile(algorithm: DigestAlgorithm, path: string): Promise<string> {
  const hash = createHash(algorithm);
  using file = await Deno.open(path);
  const chunk = new Uint8Array(CHUNK_BYTES);
  for (let count = await file.read(chunk); count !== null; count = await file.read(chunk)) {
    hash.update(chunk.subarray(0, count));
  }
  return hash.digest("hex");
}
