import assert from "node:assert/strict";
import { expandRle8 } from "../../src/image/bmp_rle.ts";

const SIZE = { width: 4, height: 3 };

Deno.test("`expandRle8()` expands runs, literals, moves and line ends", () => {
  const bytes = Uint8Array.of(2, 7, 0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 0, 2, 1, 0, 1, 9, 0, 1);
  const expected = [7, 7, 0, 0, 1, 2, 3, 0, 0, 9, 0, 0];
  assert.deepEqual([...expandRle8(bytes, SIZE)], expected);
});

Deno.test("`expandRle8()` cuts runs at the end of a row", () => {
  assert.deepEqual([...expandRle8(Uint8Array.of(9, 5, 0, 1), SIZE)], [
    5,
    5,
    5,
    5,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
});

Deno.test("`expandRle8()` refuses data without an end", () => {
  assert.throws(() => expandRle8(Uint8Array.of(2, 7), SIZE), /cut short/);
});
