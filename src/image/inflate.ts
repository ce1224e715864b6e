import { concatBytes } from "./concat.ts";

/** Expands zlib data; throws once it grows past `limit` bytes, so that a small bomb stays small. */
export async function inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  const source = new Blob([new Uint8Array(bytes)]).stream();
  const reader = source.pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (true) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length <= limit) continue;
    await reader.cancel();
    throw new RangeError(`its compressed data grows past ${limit} bytes`);
  }
  return concatBytes(parts);
}
