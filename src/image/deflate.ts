import { concatBytes } from "./concat.ts";

/** Packs bytes as zlib data. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const source = new Blob([new Uint8Array(bytes)]).stream();
  const parts: Uint8Array[] = [];
  for await (const part of source.pipeThrough(new CompressionStream("deflate"))) parts.push(part);
  return concatBytes(parts);
}
