import assert from "node:assert/strict";
import { createRandom } from "../../src/base/random.ts";
import { expandLzw } from "../../src/image/lzw.ts";
import { packLzw } from "../support/pack_lzw.ts";

Deno.test("`expandLzw()` expands the example of the TIFF specification", () => {
  // 7 7 7 8 8 7 7 6 6 is written there as the codes clear, 7, 258, 8, 8, 258, 6, 6, end, of 9 bits each.
  const bits = [256, 7, 258, 8, 8, 258, 6, 6, 257].map((code) => code.toString(2).padStart(9, "0"));
  const padded = bits.join("").padEnd(88, "0");
  const bytes = Uint8Array.from(padded.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
  assert.deepEqual([...expandLzw(bytes, 9)], [7, 7, 7, 8, 8, 7, 7, 6, 6]);
});

Deno.test("`expandLzw()` undoes packing through every code width and several clears", () => {
  const random = createRandom(3);
  const noise = Uint8Array.from({ length: 9000 }, () => Math.floor(random() * 256));
  const steps = Uint8Array.from({ length: 9000 }, (_, at) => at >> 7);
  const flat = new Uint8Array(9000);
  for (const bytes of [noise, steps, flat]) {
    assert.deepEqual(expandLzw(packLzw(bytes), bytes.length), bytes);
  }
});

Deno.test("`expandLzw()` gives what there is of short data and refuses unknown codes", () => {
  assert.equal(expandLzw(packLzw([1, 2, 3]), 9).length, 3);
  assert.equal(expandLzw(new Uint8Array(), 9).length, 0);
  // 256 clears, then 300 names an entry that nobody has made.
  const bits = "100000000" + "100101100" + "000000";
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
  assert.throws(() => expandLzw(bytes, 9), /damaged/);
});
