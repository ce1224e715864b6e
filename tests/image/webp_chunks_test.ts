import assert from "node:assert/strict";
import { webpChunks } from "../../src/image/webp_chunks.ts";

Deno.test("`webpChunks()` skips the padding byte of odd chunks and stops at the end", () => {
  const text = "RIFF\0\0\0\0WEBP" + "AAAA\x01\0\0\0x\0" + "BBBB\x02\0\0\0yz" + "CC";
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const chunks = [...webpChunks(bytes)].map(({ type, payload }) => [type, ...payload]);
  assert.deepEqual(chunks, [["AAAA", 120], ["BBBB", 121, 122]]);
});
