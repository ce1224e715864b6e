import assert from "node:assert/strict";
import { readGifHeader } from "../../src/image/gif_header.ts";
import { makeGif } from "../support/made_gif.ts";

const FRAME = { x: 0, y: 0, width: 2, height: 1, indexes: [0, 0] };

Deno.test("`readGifHeader()` reads the canvas and each frame", () => {
  const bytes = makeGif({ width: 9, height: 300, frame: FRAME, colors: [] });
  const frames = [{ width: 2, height: 1 }];
  assert.deepEqual(readGifHeader(bytes), { width: 9, height: 300, frames });
});

Deno.test("`readGifHeader()` sees a giant frame behind a small canvas", () => {
  const frame = { ...FRAME, width: 65_535, height: 65_535 };
  const bytes = makeGif({ width: 1, height: 1, frame, colors: [] });
  assert.deepEqual(readGifHeader(bytes).frames, [{ width: 65_535, height: 65_535 }]);
});

Deno.test("`readGifHeader()` passes over extensions and refuses a file without a frame", () => {
  const bytes = makeGif({ width: 9, height: 3, frame: FRAME, colors: [] });
  const at = 13 + 384;
  const comment = [0x21, 0xfe, 3, 0x2c, 0x2c, 0x2c, 0];
  const longer = Uint8Array.of(...bytes.subarray(0, at), ...comment, ...bytes.subarray(at));
  assert.deepEqual(readGifHeader(longer).frames, [{ width: 2, height: 1 }]);
  assert.throws(() => readGifHeader(bytes.subarray(0, at)), /no frame/);
});
