import assert from "node:assert/strict";
import { readJpegHeader } from "../../src/image/jpeg_header.ts";
import { jpegSegment, makeJpeg } from "../support/made_jpeg.ts";

Deno.test("`readJpegHeader()` reads size and channels", () => {
  const header = readJpegHeader(makeJpeg({ samples: [1, 2, 3, 4], adobe: 0 }));
  assert.deepEqual(header, { width: 8, height: 8, channels: 4, frames: [] });
});

Deno.test("`readJpegHeader()` does not take table markers for a frame", () => {
  const tables = [0xc4, 0xc8, 0xcc].map((marker) => [...jpegSegment(marker, [8, 9, 9, 9, 9, 3])]);
  const frame = [...jpegSegment(0xc2, [8, 0, 7, 1, 0, 1, 1, 0x11, 0])];
  const bytes = Uint8Array.of(0xff, 0xd8, ...tables.flat(), ...frame);
  assert.deepEqual(readJpegHeader(bytes), { width: 256, height: 7, channels: 1, frames: [] });
});

Deno.test("`readJpegHeader()` says when there is no frame", () => {
  assert.throws(() => readJpegHeader(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)), /frame header/);
});
