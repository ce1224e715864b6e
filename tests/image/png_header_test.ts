import assert from "node:assert/strict";
import { readPngHeader } from "../../src/image/png_header.ts";
import { makePng } from "../support/made_png.ts";

Deno.test("`readPngHeader()` reads IHDR and wants it first", () => {
  const bytes = makePng({ width: 70_000, height: 3, depth: 1, colorType: 0, rows: [] });
  assert.deepEqual(readPngHeader(bytes), { width: 70_000, height: 3, frames: [] });
  bytes[12] = 0x58;
  assert.throws(() => readPngHeader(bytes), /IHDR/);
});
