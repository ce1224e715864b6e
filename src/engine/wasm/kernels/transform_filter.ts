import { both, loadVector, type MultiplyAdd, over, plus, times } from "../assembler/expressions.ts";
import type { ModuleWriter } from "../assembler/module_writer.ts";
import type { Local } from "../assembler/value.ts";
import { filterTransform, TILE_INPUTS } from "./tile_transforms.ts";

/**
 * Adds `transformFilter(kernel, out, depth, columns)`: a kernel `[3, 3, depth, columns]` becomes the 36
 * right matrices of `multiply`, in panels, one after another.
 */
export function addTransformFilter(module: ModuleWriter, multiplyAdd: MultiplyAdd): void {
  module.add("transformFilter", (f) => {
    const [kernel, out] = [f.parameter(), f.parameter()];
    const [depth, columns] = [f.parameter(), f.parameter()];
    const transform = filterTransform({ writer: f, multiplyAdd });
    const plane = f.local(times(times(depth, columns), 4));
    f.count({ to: depth }, (row) => {
      f.count({ to: columns, step: 4 }, (column) => {
        const from = f.local(plus(kernel, times(plus(times(row, columns), column), 4)));
        const lines: Local[][] = [];
        for (let x = 0; x < 3; x++) {
          const values = [0, 1, 2].map((y) =>
            f.local(loadVector(plus(from, times(plane, 3 * y + x))))
          );
          lines.push(transform(values));
        }
        const panel = times(plus(times(over(column, 8), depth), row), 8);
        const to = f.local(plus(out, times(plus(panel, both(column, 7)), 4)));
        for (let y = 0; y < TILE_INPUTS; y++) {
          for (const value of transform(lines.flatMap((line) => line[y] ?? []))) {
            f.storeVector(to, value);
            f.advance(to, plane);
          }
        }
      });
    });
  });
}
