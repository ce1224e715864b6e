import assert from "node:assert/strict";
import { readBmpHeader } from "../../src/image/bmp_header.ts";
import { makeBmp } from "../support/made_bmp.ts";

Deno.test("`readBmpHeader()` reads size, direction and depth", () => {
  const header = readBmpHeader(makeBmp({ width: 7, height: -5, depth: 24, pixels: [] }));
  assert.deepEqual([header.width, header.height, header.topDown, header.depth], [7, 5, true, 24]);
  assert.equal(header.masks, undefined);
});

Deno.test("`readBmpHeader()` finds masks and palette after the header", () => {
  const masks = [0xf800, 0x07e0, 0x001f];
  const header = readBmpHeader(
    makeBmp({ width: 1, height: 1, depth: 16, compression: 3, masks, pixels: [] }),
  );
  assert.deepEqual(header.masks, masks);
  assert.equal(header.paletteAt, 66);
  assert.equal(header.pixelsAt, 66);
});

Deno.test("`readBmpHeader()` reads the short header of OS/2", () => {
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  view.setUint32(10, 26 + 6, true);
  view.setUint32(14, 12, true);
  view.setUint16(18, 300, true);
  view.setUint16(20, 2, true);
  view.setUint16(24, 1, true);
  const header = readBmpHeader(bytes);
  assert.deepEqual([header.width, header.height, header.depth], [300, 2, 1]);
  assert.equal(header.paletteStride, 3);
  assert.equal(header.paletteAt, 26);
});
