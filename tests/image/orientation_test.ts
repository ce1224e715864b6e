import assert from "node:assert/strict";
import { orient, readOrientation } from "../../src/image/orientation.ts";
import { drawPixels } from "../support/drawn_pixels.ts";
import { makeTiff } from "../support/made_tiff.ts";

/** Two columns and three rows: a b / c d / e f. */
const LETTERS = drawPixels(2, 3, (x, y) => [97 + x + 2 * y, 0, 0, 255]);

function spell(orientation: number): string {
  const { width, height, data } = orient(LETTERS, orientation);
  const rows = Array.from({ length: height }, (_, y) => {
    const codes = Array.from({ length: width }, (_, x) => data[(y * width + x) * 4] ?? 0);
    return String.fromCharCode(...codes);
  });
  return rows.join("/");
}

Deno.test("`orient()` shows all eight orientations as the EXIF standard draws them", () => {
  const expected = [
    "ab/cd/ef",
    "ba/dc/fe",
    "fe/dc/ba",
    "ef/cd/ab",
    "ace/bdf",
    "eca/fdb",
    "fdb/eca",
    "bdf/ace",
  ];
  assert.deepEqual(expected.map((_, index) => spell(index + 1)), expected);
});

Deno.test("`readOrientation()` reads the tag in both byte orders and mistrusts odd values", () => {
  for (const bigEndian of [false, true]) {
    assert.equal(readOrientation(makeTiff({ tags: { 274: [6] }, bigEndian })), 6);
    assert.equal(readOrientation(makeTiff({ tags: { 274: [9] }, bigEndian })), 1);
    assert.equal(readOrientation(makeTiff({ tags: { 271: [6] }, bigEndian })), 1);
  }
});
