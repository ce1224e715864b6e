import assert from "node:assert/strict";
import { readPngLayout } from "../../src/image/png_layout.ts";
import { type MadePng, makePng } from "../support/made_png.ts";

const GRAY: MadePng = { width: 3, height: 2, depth: 8, colorType: 0, rows: [[1, 2, 3], [4, 5, 6]] };

Deno.test("`readPngLayout()` reads header, palette and transparency", () => {
  const chunks = [["PLTE", Uint8Array.of(1, 2, 3)], ["tRNS", Uint8Array.of(9)]] as const;
  const layout = readPngLayout(
    makePng({ ...GRAY, depth: 2, colorType: 3, interlaced: true, chunks }),
  );
  const { width, height, depth, channels, interlaced } = layout;
  assert.deepEqual([width, height, depth, channels, interlaced], [3, 2, 2, 1, true]);
  assert.deepEqual([...layout.palette, ...layout.transparency], [1, 2, 3, 9]);
});

Deno.test("`readPngLayout()` refuses kinds of pixels that do not exist", () => {
  for (
    const [colorType, depth] of [[1, 8], [2, 4], [3, 16], [4, 2], [6, 1], [0, 3], [7, 8]] as const
  ) {
    assert.throws(() => readPngLayout(makePng({ ...GRAY, colorType, depth })), /does not exist/);
  }
});

Deno.test("`readPngLayout()` checks the checksums of what makes pixels, and of nothing else", () => {
  const bytes = makePng({ ...GRAY, chunks: [["tEXt", Uint8Array.of(65, 0, 66)]] });
  const text = 8 + 25 + 8;
  const note = bytes.slice();
  note[text] = 67;
  assert.equal(readPngLayout(note).width, 3);
  const pixels = bytes.slice();
  const inside = text + 3 + 4 + 10;
  pixels[inside] = (pixels[inside] ?? 0) ^ 1;
  assert.throws(() => readPngLayout(pixels), /its IDAT chunk is damaged/);
});

Deno.test("`readPngLayout()` refuses a file that was changed as text on its way", () => {
  const bytes = makePng(GRAY);
  const unixed = Uint8Array.of(...bytes.subarray(0, 4), ...bytes.subarray(5));
  assert.throws(() => readPngLayout(unixed), /its first 8 bytes/);
});
