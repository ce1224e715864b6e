import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { readTiffBlock } from "../../src/image/tiff_block.ts";
import { readTiffDirectory } from "../../src/image/tiff_directory.ts";
import { readTiffLayout } from "../../src/image/tiff_layout.ts";
import { type MadeTags, makeTiff } from "../support/made_tiff.ts";
import { packLzw } from "../support/pack_lzw.ts";

const GRAY = { 256: [4], 257: [1], 258: [8], 277: [1] };

async function samples(tags: MadeTags, strip: Uint8Array, bigEndian = false): Promise<number[]> {
  const bytes = makeTiff({ tags, strips: [strip], bigEndian });
  const layout = readTiffLayout(readTiffDirectory(bytes));
  return [...await readTiffBlock(bytes, { layout, block: { index: 0, rows: 1 } })];
}

Deno.test("`readTiffBlock()` expands each compression to the same samples", async () => {
  const raw = Uint8Array.of(7, 7, 7, 9);
  const packed = {
    1: raw,
    5: packLzw(raw),
    8: deflateSync(raw),
    32773: Uint8Array.of(254, 7, 0, 9),
  };
  for (const [compression, strip] of Object.entries(packed)) {
    const tags = { ...GRAY, 259: [Number(compression)] };
    assert.deepEqual(await samples(tags, strip), [7, 7, 7, 9], `compression ${compression}`);
  }
});

Deno.test("`readTiffBlock()` adds differences up along the row", async () => {
  assert.deepEqual(await samples({ ...GRAY, 317: [2] }, Uint8Array.of(250, 10, 1, 255)), [
    250,
    4,
    5,
    4,
  ]);
  const rgb = { ...GRAY, 256: [2], 277: [3], 262: [2], 317: [2] };
  assert.deepEqual(await samples(rgb, Uint8Array.of(1, 2, 3, 1, 1, 1)), [1, 2, 3, 2, 3, 4]);
});

Deno.test("`readTiffBlock()` follows the byte order of 16-bit samples", async () => {
  const tags = { ...GRAY, 256: [1], 258: [16] };
  assert.deepEqual(await samples(tags, Uint8Array.of(1, 2)), [0x0201]);
  assert.deepEqual(await samples(tags, Uint8Array.of(1, 2), true), [0x0102]);
});

Deno.test("`readTiffBlock()` refuses short data and is not fooled by a bomb", async () => {
  for (const [compression, strip] of [[1, [1]], [5, packLzw([1])], [32773, [0, 1]]] as const) {
    const tags = { ...GRAY, 259: [compression] };
    await assert.rejects(samples(tags, Uint8Array.from(strip)), /cut short/);
  }
  const bomb = deflateSync(new Uint8Array(1_000_000));
  assert.deepEqual(await samples({ ...GRAY, 259: [8] }, bomb), [0, 0, 0, 0]);
});
