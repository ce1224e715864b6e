import assert from "node:assert/strict";
import { concatBytes } from "../../src/image/concat.ts";
import { pngChecksum, pngChunks, writePngChunk } from "../../src/image/png_chunks.ts";

Deno.test("`writePngChunk()` writes the empty IEND that ends every PNG", () => {
  const bytes = writePngChunk({ type: "IEND", payload: new Uint8Array() });
  assert.deepEqual([...bytes], [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
});

Deno.test("`pngChunks()` reads back what was written, up to a chunk that is cut short", () => {
  const chunks = [
    { type: "aBCd", payload: Uint8Array.of(1, 2, 3) },
    { type: "IEND", payload: new Uint8Array() },
  ];
  const bytes = concatBytes([new Uint8Array(8), ...chunks.map(writePngChunk)]);
  const found = [...pngChunks(bytes)];
  assert.deepEqual(found.map(({ type, payload }) => ({ type, payload })), chunks);
  assert.deepEqual(found.map(({ checksum }) => checksum), chunks.map(pngChecksum));
  assert.equal([...pngChunks(bytes.subarray(0, bytes.length - 1))].length, 1);
});
