import assert from "node:assert/strict";
import { decodePng } from "../../src/image/decode_png.ts";
import { pixelAt } from "../support/drawn_pixels.ts";
import { makePng } from "../support/made_png.ts";

const ONE = { width: 1, height: 1 };

Deno.test("`decodePng()` spreads every gray depth over 0 to 255", async () => {
  const cases = [[1, 0x80, 255], [2, 0x80, 170], [4, 0x30, 51], [8, 77, 77]] as const;
  for (const [depth, byte, gray] of cases) {
    const bytes = makePng({ ...ONE, depth, colorType: 0, rows: [[byte]] });
    assert.deepEqual(
      pixelAt(await decodePng(bytes), 0, 0),
      [gray, gray, gray, 255],
      `${depth} bits`,
    );
  }
});

Deno.test("`decodePng()` rounds 16-bit samples to the nearest byte", async () => {
  const rows = [[0x12, 0xff, 0x80, 0, 0xff, 0xff, 0x40, 1]];
  const bytes = makePng({ ...ONE, depth: 16, colorType: 6, rows });
  assert.deepEqual(pixelAt(await decodePng(bytes), 0, 0), [0x13, 0x80, 0xff, 0x40]);
});

Deno.test("`decodePng()` reads palettes with transparency", async () => {
  const chunks = [
    ["PLTE", Uint8Array.of(1, 2, 3, 40, 50, 60)],
    ["tRNS", Uint8Array.of(255, 99)],
  ] as const;
  const bytes = makePng({ width: 2, height: 1, depth: 1, colorType: 3, rows: [[0x40]], chunks });
  const pixels = await decodePng(bytes);
  assert.deepEqual([pixelAt(pixels, 0, 0), pixelAt(pixels, 1, 0)], [[1, 2, 3, 255], [
    40,
    50,
    60,
    99,
  ]]);
});

Deno.test("`decodePng()` hides the key color of gray and RGB pictures", async () => {
  const gray = makePng({
    width: 2,
    height: 1,
    depth: 4,
    colorType: 0,
    rows: [[0x5a]],
    chunks: [["tRNS", Uint8Array.of(0, 5)]],
  });
  const rgb = makePng({
    width: 2,
    height: 1,
    depth: 8,
    colorType: 2,
    rows: [[1, 2, 3, 1, 2, 4]],
    chunks: [["tRNS", Uint8Array.of(0, 1, 0, 2, 0, 3)]],
  });
  for (const bytes of [gray, rgb]) {
    const pixels = await decodePng(bytes);
    assert.deepEqual([pixelAt(pixels, 0, 0)[3], pixelAt(pixels, 1, 0)[3]], [0, 255]);
  }
});

Deno.test("`decodePng()` puts the passes of an interlaced picture in place", async () => {
  // Of Adam7's passes a 2 x 2 picture has the first (0,0), the sixth (1,0) and the seventh (row 1).
  const rows = [[10], [20], [30, 40]];
  const bytes = makePng({ width: 2, height: 2, depth: 8, colorType: 0, rows, interlaced: true });
  const { data } = await decodePng(bytes);
  assert.deepEqual([0, 4, 8, 12].map((at) => data[at]), [10, 20, 30, 40]);
});

Deno.test("`decodePng()` refuses a wrong checksum and missing rows", async () => {
  const good = makePng({ width: 1, height: 2, depth: 8, colorType: 0, rows: [[1], [2]] });
  const flipped = good.slice();
  flipped[30] = (flipped[30] ?? 0) ^ 1;
  await assert.rejects(decodePng(flipped), /its IHDR chunk is damaged/);
  const short = makePng({ width: 1, height: 2, depth: 8, colorType: 0, rows: [[1]] });
  await assert.rejects(decodePng(short), /cut short/);
});
