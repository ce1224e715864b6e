import assert from "node:assert/strict";
import { readPngLayout } from "../../src/image/png_layout.ts";
import { pngPasses } from "../../src/image/png_passes.ts";
import { makePng } from "../support/made_png.ts";

function passesOf(
  width: number,
  height: number,
  interlaced: boolean,
): ReturnType<typeof pngPasses> {
  return pngPasses(
    readPngLayout(makePng({ width, height, depth: 4, colorType: 0, rows: [], interlaced })),
  );
}

Deno.test("`pngPasses()` is the picture itself where nothing is interlaced", () => {
  const pass = { x: 0, y: 0, dx: 1, dy: 1, columns: 5, rows: 3, rowBytes: 3 };
  assert.deepEqual(passesOf(5, 3, false), [pass]);
});

Deno.test("`pngPasses()` meets every pixel of an interlaced picture once", () => {
  for (const [width, height] of [[1, 1], [5, 3], [8, 8], [9, 17], [3, 1]] as const) {
    const seen = new Uint8Array(width * height);
    for (const { x, y, dx, dy, columns, rows } of passesOf(width, height, true)) {
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const at = (y + row * dy) * width + x + column * dx;
          seen[at] = (seen[at] ?? 0) + 1;
        }
      }
    }
    assert.ok(seen.every((count) => count === 1), `${width} x ${height}`);
  }
});
