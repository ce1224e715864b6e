import assert from "node:assert/strict";
import { resampleRows } from "../../src/image/resample_rows.ts";

Deno.test("`resampleRows()` reads each row once, in order, and keeps channels apart", () => {
  const seen: number[] = [];
  const source = {
    width: 2,
    height: 4,
    channels: 2,
    readRow(y: number, target: Float32Array): void {
      seen.push(y);
      target.set([y, 10, y + 2, 20]);
    },
  };
  const data = resampleRows(source, { size: { width: 1, height: 2 }, kernel: "soft" });
  assert.deepEqual(seen, [0, 1, 2, 3]);
  assert.deepEqual([...data], [1.5, 15, 3.5, 15]);
});
