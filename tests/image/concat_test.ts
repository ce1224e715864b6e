import assert from "node:assert/strict";
import { concatBytes } from "../../src/image/concat.ts";

Deno.test("`concatBytes()` joins parts in order", () => {
  const parts = [Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3)];
  assert.deepEqual(concatBytes(parts), Uint8Array.of(1, 2, 3));
  assert.equal(concatBytes([]).length, 0);
});
