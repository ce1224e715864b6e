import assert from "node:assert/strict";
import { signed, unsigned } from "../../../../src/engine/wasm/assembler/leb128.ts";

Deno.test("`unsigned()` takes seven bits a byte, the lowest first", () => {
  assert.deepEqual(unsigned(0), [0]);
  assert.deepEqual(unsigned(127), [127]);
  assert.deepEqual(unsigned(128), [0x80, 1]);
  assert.deepEqual(unsigned(624485), [0xe5, 0x8e, 0x26]);
  assert.deepEqual(unsigned(2 ** 32 - 1), [0xff, 0xff, 0xff, 0xff, 0x0f]);
});

Deno.test("`signed()` keeps the sign in bit 6 of the last byte", () => {
  assert.deepEqual(signed(63), [63]);
  assert.deepEqual(signed(64), [0xc0, 0]);
  assert.deepEqual(signed(-1), [0x7f]);
  assert.deepEqual(signed(-64), [0x40]);
  assert.deepEqual(signed(-65), [0xbf, 0x7f]);
  assert.deepEqual(signed(-123456), [0xc0, 0xbb, 0x78]);
});
