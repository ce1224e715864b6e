import assert from "node:assert/strict";
import { copyIn, copyOut, type WasmCodec } from "../../src/image/wasm_bytes.ts";

Deno.test("`copyIn()` writes where the codec says and `copyOut()` reads it back", () => {
  const buffer = new Uint8Array(64);
  const codec = { memory: { buffer: buffer.buffer }, walloc: () => 8 } as unknown as WasmCodec;
  assert.equal(copyIn(codec, Uint8Array.of(1, 2, 3)), 8);
  assert.deepEqual([...copyOut(codec, 8, 3)], [1, 2, 3]);
});

Deno.test("`copyOut()` gives a copy that later calls of the codec leave alone", () => {
  const buffer = new Uint8Array(8).fill(7);
  const codec = { memory: { buffer: buffer.buffer }, walloc: () => 0 } as unknown as WasmCodec;
  const copy = copyOut(codec, 0, 2);
  buffer.fill(9);
  assert.deepEqual([...copy], [7, 7]);
});
