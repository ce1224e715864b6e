import assert from "node:assert/strict";
import { decodeBmp } from "../../src/image/decode_bmp.ts";
import { pixelAt } from "../support/drawn_pixels.ts";
import { type MadeBmp, makeBmp } from "../support/made_bmp.ts";

function colors(made: MadeBmp): number[][] {
  const pixels = decodeBmp(makeBmp(made));
  const places = Array.from({ length: pixels.width * pixels.height }, (_, at) => at);
  return places.map((at) => pixelAt(pixels, at % pixels.width, Math.floor(at / pixels.width)));
}

const PALETTE = [[3, 2, 1, 0], [6, 5, 4, 0], [9, 8, 7, 0]];

Deno.test("`decodeBmp()` reads 24 bits from the bottom row up, or from the top", () => {
  const pixels = [1, 2, 3, 0, 4, 5, 6, 0];
  const below = [[6, 5, 4, 255], [3, 2, 1, 255]];
  assert.deepEqual(colors({ width: 1, height: 2, depth: 24, pixels }), below);
  assert.deepEqual(colors({ width: 1, height: -2, depth: 24, pixels }), below.toReversed());
});

Deno.test("`decodeBmp()` reads 1, 4 and 8 bits through the palette", () => {
  const expected = [[4, 5, 6, 255], [1, 2, 3, 255]];
  for (const [depth, byte] of [[1, 0x80], [4, 0x10], [8, 1]] as const) {
    const made = { width: 2, height: 1, depth, palette: PALETTE, pixels: [byte, 0, 0, 0] };
    assert.deepEqual(colors(made), expected, `${depth} bits`);
  }
});

Deno.test("`decodeBmp()` reads 16 bits by the default masks and by its own", () => {
  const pixels = [0x00, 0xfc, 0, 0];
  assert.deepEqual(colors({ width: 1, height: 1, depth: 16, pixels }), [[255, 0, 0, 255]]);
  const masks = [0xf800, 0x07e0, 0x001f];
  const made = {
    width: 1,
    height: 1,
    depth: 16,
    compression: 3,
    masks,
    pixels: [0xff, 0x07, 0, 0],
  };
  assert.deepEqual(colors(made), [[0, 255, 255, 255]]);
});

Deno.test("`decodeBmp()` reads alpha of 32 bits only where a mask names it", () => {
  const pixels = [1, 2, 3, 77];
  assert.deepEqual(colors({ width: 1, height: 1, depth: 32, pixels }), [[3, 2, 1, 255]]);
  const masks = [0xff0000, 0xff00, 0xff, 0xff000000];
  const made = { width: 1, height: 1, depth: 32, compression: 6, masks, pixels };
  assert.deepEqual(colors(made), [[3, 2, 1, 77]]);
});

Deno.test("`decodeBmp()` reads RLE8", () => {
  const made = {
    width: 2,
    height: 1,
    depth: 8,
    compression: 1,
    palette: PALETTE,
    pixels: [2, 2, 0, 1],
  };
  assert.deepEqual(colors(made), [[7, 8, 9, 255], [7, 8, 9, 255]]);
});

Deno.test("`decodeBmp()` says what it does not read", () => {
  const cases: readonly (readonly [Partial<MadeBmp>, RegExp])[] = [
    [{ depth: 5 }, /its 5 bits/],
    [{ compression: 4 }, /its compression 4/],
    [{ pixels: [1, 2] }, /cut short/],
  ];
  for (const [change, message] of cases) {
    const made = { width: 1, height: 1, depth: 24, pixels: [1, 2, 3, 0], ...change };
    assert.throws(() => decodeBmp(makeBmp(made)), message);
  }
});
