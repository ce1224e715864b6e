import { concatBytes } from "./concat.ts";

/**
 * Expands zlib data up to `limit` bytes.
 *
 * Cut data may give what there is of it, so callers that know the length check it. What lies beyond the limit
 * is never expanded, so a small bomb stays small, and bytes that some writers leave behind
 * their data do no harm.
 */
export async function inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  const source = new Blob([new Uint8Array(bytes)]).stream();
  const reader = source.pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < limit) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  await reader.cancel();
  return concatBytes(parts).subarray(0, limit);
}
