import assert from "node:assert/strict";
import { readTiffDirectory } from "../../src/image/tiff_directory.ts";
import { makeTiff } from "../support/made_tiff.ts";

Deno.test("`readTiffDirectory()` reads shorts and longs in both byte orders", () => {
  for (const bigEndian of [false, true]) {
    const tags = { 256: [640], 258: [8, 8, 8], 273: [70_000], 279: [1, 70_000, 3] };
    const { littleEndian, values } = readTiffDirectory(makeTiff({ tags, bigEndian }));
    assert.equal(littleEndian, !bigEndian);
    assert.deepEqual(Object.fromEntries(values), tags);
  }
});

Deno.test("`readTiffDirectory()` leaves out values that lie outside the block", () => {
  const bytes = makeTiff({ tags: { 258: [8, 8, 8], 256: [640] } });
  const { values } = readTiffDirectory(bytes.subarray(0, bytes.length - 12));
  assert.deepEqual([...values.keys()], [256]);
});

Deno.test("`readTiffDirectory()` leaves out counts that would fill the memory", () => {
  const bytes = makeTiff({ tags: { 256: [640] } });
  new DataView(bytes.buffer).setUint32(8 + 2 + 4, 0xffff_ffff, true);
  assert.equal(readTiffDirectory(bytes).values.size, 0);
});

Deno.test("`readTiffDirectory()` refuses bytes without a byte order mark", () => {
  assert.throws(() => readTiffDirectory(new Uint8Array(20)), /byte order/);
});
