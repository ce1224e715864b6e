import { loadVector, type MultiplyAdd, plus, times } from "../assembler/expressions.ts";
import type { ModuleWriter } from "../assembler/module_writer.ts";
import type { Local } from "../assembler/value.ts";
import { filterTransform, TILE_INPUTS } from "./tile_transforms.ts";

/** Columns of a panel. */
const PANEL = 8;

/**
 * Adds `transformFilter(kernel, out, depth, columns, matrixStride)`: a kernel `[3, 3, depth, columns]`
 * becomes the 36 right matrices of `multiply`, in panels. Rows are the inner loop, as they lie side by side
 * in a panel.
 */
export function addTransformFilter(module: ModuleWriter, multiplyAdd: MultiplyAdd): void {
  module.add("transformFilter", (f) => {
    const [kernel, out, depth] = [f.parameter(), f.parameter(), f.parameter()];
    const [columns, matrixStride] = [f.parameter(), f.parameter()];
    const transform = filterTransform({ writer: f, multiplyAdd });
    const line = f.local(times(columns, 4));
    const plane = f.local(times(depth, line));
    f.count({ to: columns, step: PANEL }, (column) => {
      const from = f.local(plus(kernel, times(column, 4)));
      f.count({ to: depth }, () => {
        for (const half of [0, 16]) {
          const lines: Local[][] = [];
          for (let x = 0; x < 3; x++) {
            const values = [0, 1, 2].map((y) =>
              f.local(loadVector(plus(from, times(plane, 3 * y + x)), half))
            );
            lines.push(transform(values));
          }
          const to = f.local(out);
          for (let y = 0; y < TILE_INPUTS; y++) {
            for (const value of transform(lines.flatMap((values) => values[y] ?? []))) {
              f.storeVector(to, value, half);
              f.advance(to, matrixStride);
            }
          }
        }
        f.advance(from, line);
        f.advance(out, 4 * PANEL);
      });
    });
  });
}
