import assert from "node:assert/strict";
import { readTiffHeader } from "../../src/image/tiff_header.ts";
import { makeTiff } from "../support/made_tiff.ts";

Deno.test("`readTiffHeader()` reads the page and counts its tile as a frame", () => {
  const tags = { 256: [640], 257: [70_000], 322: [64], 323: [32] };
  const frames = [{ width: 64, height: 32 }];
  assert.deepEqual(readTiffHeader(makeTiff({ tags })), { width: 640, height: 70_000, frames });
});

Deno.test("`readTiffHeader()` wants both sides", () => {
  assert.throws(() => readTiffHeader(makeTiff({ tags: { 256: [640] } })), /size tags/);
});
