import assert from "node:assert/strict";
import { asciiAt, viewOf } from "../../src/image/view.ts";

Deno.test("`viewOf()` sees a part of a buffer and throws past its end", () => {
  const part = Uint8Array.of(9, 1, 2, 9).subarray(1, 3);
  assert.equal(viewOf(part).getUint16(0), 0x0102);
  assert.throws(() => viewOf(part).getUint16(1), RangeError);
});

Deno.test("`asciiAt()` is shorter where the bytes end", () => {
  assert.equal(asciiAt(Uint8Array.of(65, 66, 67), 1, 5), "BC");
  assert.equal(asciiAt(Uint8Array.of(65), 4, 2), "");
});
