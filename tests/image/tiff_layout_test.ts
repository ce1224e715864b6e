import assert from "node:assert/strict";
import { readTiffDirectory } from "../../src/image/tiff_directory.ts";
import { readTiffLayout } from "../../src/image/tiff_layout.ts";
import { makeTiff } from "../support/made_tiff.ts";

Deno.test("`readTiffLayout()` fills in the defaults of the format", () => {
  const strips = [new Uint8Array(2)];
  const bytes = makeTiff({ tags: { 256: [9], 257: [2] }, strips, bigEndian: true });
  assert.deepEqual(readTiffLayout(readTiffDirectory(bytes)), {
    width: 9,
    height: 2,
    littleEndian: false,
    depth: 1,
    samples: 1,
    photometric: 1,
    compression: 1,
    differenced: false,
    planar: false,
    alpha: "none",
    block: { width: 9, height: 2 },
    offsets: [8],
    byteCounts: [2],
    palette: [],
  });
});
