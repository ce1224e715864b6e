import assert from "node:assert/strict";
import { expandPackBits } from "../../src/image/packbits.ts";

Deno.test("`expandPackBits()` expands Apple's example", () => {
  // From Apple's technical note TN1023.
  const packed = [
    0xfe,
    0xaa,
    0x02,
    0x80,
    0x00,
    0x2a,
    0xfd,
    0xaa,
    0x03,
    0x80,
    0x00,
    0x2a,
    0x22,
    0xf7,
    0xaa,
  ];
  const raw = [
    ...[0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0xaa, 0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0x22],
    ...new Array(10).fill(0xaa),
  ];
  assert.deepEqual([...expandPackBits(Uint8Array.from(packed), raw.length)], raw);
});

Deno.test("`expandPackBits()` skips 128, cuts long runs and gives what there is of short data", () => {
  assert.deepEqual([...expandPackBits(Uint8Array.of(128, 0, 5), 1)], [5]);
  assert.deepEqual([...expandPackBits(Uint8Array.of(129, 5), 3)], [5, 5, 5]);
  assert.deepEqual([...expandPackBits(Uint8Array.of(0, 5), 3)], [5]);
});
