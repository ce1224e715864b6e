import assert from "node:assert/strict";
import { filterRows, unfilterRows } from "../../src/image/png_filter.ts";
import { noisePixels } from "../support/drawn_pixels.ts";

Deno.test("`unfilterRows()` undoes each filter as by hand", () => {
  const first = [0, 10, 20, 30];
  const cases: readonly (readonly [number[], number[]])[] = [
    [[1, 1, 2, 3], [1, 3, 6]],
    [[2, 1, 2, 3], [11, 22, 33]],
    // (0 + 10) / 2 + 1 = 6, (6 + 20) / 2 + 2 = 15, (15 + 30) / 2 + 3 = 25.
    [[3, 1, 2, 3], [6, 15, 25]],
    // Paeth chooses above (10), above (20: guesses 11 + 20 - 10 = 21), above (30: guesses 22 + 30 - 20 = 32).
    [[4, 1, 2, 3], [11, 22, 33]],
    [[2, 250, 0, 0], [4, 20, 30]],
  ];
  for (const [row, expected] of cases) {
    const rows = Uint8Array.from([...first, ...row]);
    unfilterRows(rows, { rowBytes: 3, step: 1 });
    assert.deepEqual([...rows.subarray(5)], expected, `filter ${row[0]}`);
  }
});

Deno.test("`unfilterRows()` undoes `filterRows()` for every pixel width", () => {
  const { data } = noisePixels(12, 10);
  const ramp = data.map((value, at) => at % 97 + (value & 3));
  for (const step of [1, 2, 3, 4]) {
    const rowBytes = 24;
    const rows = filterRows(ramp, { rowBytes, step });
    unfilterRows(rows, { rowBytes, step });
    assert.deepEqual(rows.filter((_, at) => at % (rowBytes + 1) !== 0), ramp);
  }
});

Deno.test("`filterRows()` finds the filter that makes a smooth row small", () => {
  const ramp = Uint8Array.from({ length: 64 }, (_, at) => at % 32);
  const rows = filterRows(ramp, { rowBytes: 32, step: 1 });
  assert.deepEqual([rows[0], rows[33]], [1, 2]);
  assert.ok(rows.subarray(34).every((difference) => difference === 0));
});

Deno.test("`unfilterRows()` refuses a filter that does not exist", () => {
  assert.throws(() => unfilterRows(Uint8Array.of(5, 1), { rowBytes: 1, step: 1 }), /filter 5/);
});
