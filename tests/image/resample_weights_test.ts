import assert from "node:assert/strict";
import { computeWeights, type Kernel } from "../../src/image/resample_weights.ts";

/** Weights of one target pixel as a dense row over the source. */
function rowOf(from: number, to: number, kernel: Kernel, index: number): number[] {
  const { taps, positions, values } = computeWeights({ from, to, kernel });
  const row = new Array(from).fill(0);
  for (let tap = index * taps; tap < (index + 1) * taps; tap++) {
    row[positions[tap] ?? 0] += values[tap] ?? 0;
  }
  return row.map((value) => Math.round(value * 1e4) / 1e4);
}

Deno.test("`computeWeights()` takes plain areas when shrinking softly", () => {
  assert.deepEqual(rowOf(4, 2, "soft", 0), [0.5, 0.5, 0, 0]);
  assert.deepEqual(rowOf(3, 2, "soft", 0), [0.6667, 0.3333, 0]);
  assert.deepEqual(rowOf(3, 2, "soft", 1), [0, 0.3333, 0.6667]);
});

Deno.test("`computeWeights()` interpolates linearly when enlarging softly", () => {
  assert.deepEqual(rowOf(2, 4, "soft", 0), [1, 0]);
  assert.deepEqual(rowOf(2, 4, "soft", 1), [0.75, 0.25]);
});

Deno.test("`computeWeights()` has the weights of Catmull-Rom half way between pixels", () => {
  assert.deepEqual(
    rowOf(8, 16, "sharp", 7),
    [
      ...[0, 0, -0.0234, 0.2266, 0.8672, -0.0703, 0, 0],
    ].toReversed(),
  );
  const { taps, positions, values } = computeWeights({ from: 5, to: 5, kernel: "sharp" });
  const kept = [...values].flatMap((
    value,
    at,
  ) => (value === 0 ? [] : [[Math.floor(at / taps), positions[at], value]]));
  assert.deepEqual(kept, [0, 1, 2, 3, 4].map((index) => [index, index, 1]));
});

Deno.test("`computeWeights()` sums to 1 for each target and shares sources evenly at whole ratios", () => {
  for (const kernel of ["sharp", "soft"] as const) {
    for (const [from, to] of [[12, 3], [9, 3], [7, 5], [3, 8], [1, 4], [5, 1]] as const) {
      const rows = Array.from({ length: to }, (_, index) => rowOf(from, to, kernel, index));
      for (const row of rows) assert.ok(Math.abs(row.reduce((sum, w) => sum + w, 0) - 1) < 1e-3);
      if (from % to !== 0) continue;
      for (let source = 0; source < from; source++) {
        const share = rows.reduce((sum, row) => sum + (row[source] ?? 0), 0);
        assert.ok(Math.abs(share - to / from) < 1e-3, `${kernel} ${from} to ${to}: ${share}`);
      }
    }
  }
});
