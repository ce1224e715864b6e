import assert from "node:assert/strict";
import { decodeTiff } from "../../src/image/decode_tiff.ts";
import { pixelAt } from "../support/drawn_pixels.ts";
import { type MadeTags, makeTiff } from "../support/made_tiff.ts";

const TWO = { 256: [2], 257: [1] };

async function colors(tags: MadeTags, ...strips: number[][]): Promise<number[][]> {
  const bytes = makeTiff({ tags, strips: strips.map((strip) => Uint8Array.from(strip)) });
  const pixels = await decodeTiff(bytes);
  return [pixelAt(pixels, 0, 0), pixelAt(pixels, pixels.width - 1, pixels.height - 1)];
}

Deno.test("`decodeTiff()` reads gray, both ways round, of several depths", async () => {
  const gray = { ...TWO, 262: [1], 277: [1] };
  const [low, high] = [[0, 0, 0, 255], [255, 255, 255, 255]];
  assert.deepEqual(await colors({ ...gray, 258: [1] }, [0x40]), [low, high]);
  assert.deepEqual(await colors({ ...gray, 258: [4] }, [0x0f]), [low, high]);
  assert.deepEqual(await colors({ ...gray, 258: [16] }, [0, 0, 255, 255]), [low, high]);
  assert.deepEqual(await colors({ ...gray, 258: [8], 262: [0] }, [255, 0]), [low, high]);
});

Deno.test("`decodeTiff()` reads RGB, in one plane or three, in strips or tiles", async () => {
  const rgb = { ...TWO, 258: [8, 8, 8], 262: [2], 277: [3] };
  const expected = [[1, 2, 3, 255], [4, 5, 6, 255]];
  assert.deepEqual(await colors(rgb, [1, 2, 3, 4, 5, 6]), expected);
  assert.deepEqual(await colors({ ...rgb, 284: [2] }, [1, 4], [2, 5], [3, 6]), expected);
  const strips = { ...rgb, 256: [1], 257: [2], 278: [1] };
  assert.deepEqual(await colors(strips, [1, 2, 3], [4, 5, 6]), expected);
  const tile = new Array(16 * 16 * 3).fill(9);
  tile.splice(0, 6, 1, 2, 3, 4, 5, 6);
  assert.deepEqual(await colors({ ...rgb, 322: [16], 323: [16] }, tile), expected);
});

Deno.test("`decodeTiff()` reads palettes, ink and both kinds of alpha", async () => {
  const palette = new Array(256 * 3).fill(0);
  for (const [at, value] of [[1, 65535], [257, 32896], [513, 257]] as const) palette[at] = value;
  const indexed = { ...TWO, 258: [8], 262: [3], 320: palette };
  assert.deepEqual((await colors(indexed, [0, 1]))[1], [255, 128, 1, 255]);
  const ink = { ...TWO, 258: [8, 8, 8, 8], 262: [5], 277: [4] };
  assert.deepEqual((await colors(ink, [55, 155, 205, 51, 0, 0, 0, 0]))[0], [160, 80, 40, 255]);
  const rgba = { ...TWO, 258: [8, 8, 8, 8], 262: [2], 277: [4] };
  const strip = [100, 50, 0, 128, 9, 9, 9, 0];
  assert.deepEqual(await colors({ ...rgba, 338: [2] }, strip), [[100, 50, 0, 128], [9, 9, 9, 0]]);
  assert.deepEqual(await colors({ ...rgba, 338: [1] }, strip), [[199, 100, 0, 128], [0, 0, 0, 0]]);
  assert.deepEqual((await colors({ ...rgba, 338: [0] }, strip))[0], [100, 50, 0, 255]);
});

Deno.test("`decodeTiff()` says what it does not read", async () => {
  const rgb = { ...TWO, 258: [8, 8, 8], 262: [2], 277: [3] };
  const cases: readonly (readonly [MadeTags, RegExp])[] = [
    [{ ...rgb, 259: [7] }, /its compression 7/],
    [{ ...rgb, 262: [6] }, /its color model 6/],
    [{ ...rgb, 258: [32] }, /its 32-bit/],
    [{ ...rgb, 277: [9] }, /its 9 samples/],
    [{ ...rgb, 322: [1], 323: [1] }, /its tiles/],
    [{ ...rgb, 257: [2] }, /cut short/],
  ];
  for (const [tags, message] of cases) {
    await assert.rejects(colors(tags, [1, 2, 3, 4, 5, 6]), message);
  }
});
