import {
  below,
  loadSplat,
  loadVector,
  minus,
  type MultiplyAdd,
  plus,
  remainder,
  splatConstant,
  times,
} from "../assembler/expressions.ts";
import type { FunctionWriter } from "../assembler/function_writer.ts";
import type { ModuleWriter } from "../assembler/module_writer.ts";
import type { Local } from "../assembler/value.ts";

/** Rows of the largest tile: with 8 columns, 12 sums, 2 right values and a left one fill 16 registers. */
const TILE_ROWS = 6;

/** Columns of a tile and of a packed panel. */
const TILE_COLUMNS = 8;

/** Depth steps written out in one round of the loop; channels come in eights. */
const UNROLLED = 4;

/**
 * Adds `multiply(left, right, out, rows, depth, columns, outStride)`: out = left * right.
 *
 * Left is `[rows, depth]`. Right comes in panels `[columns / 8][depth][8]`, so that the inner loop reads it
 * in order; a panel of 512 x 8 stays in the first-level cache while all rows pass by. Strides are in bytes.
 * Each sum runs over the depth in order, whatever the rows of its tile: results do not depend on how rows
 * are cut into blocks.
 */
export function addMultiply(module: ModuleWriter, multiplyAdd: MultiplyAdd): void {
  const tiles = Array.from(
    { length: TILE_ROWS },
    (_, index) => addTile(module, { rows: index + 1, multiplyAdd }),
  );
  module.add("multiply", (f) => {
    const [left, right, out] = [f.parameter(), f.parameter(), f.parameter()];
    const [rows, depth, columns] = [f.parameter(), f.parameter(), f.parameter()];
    const outStride = f.parameter();
    const leftStride = f.local(times(depth, 4));
    const panelBytes = f.local(times(depth, 4 * TILE_COLUMNS));
    const full = f.local(minus(rows, remainder(rows, TILE_ROWS)));
    f.count({ to: columns, step: TILE_COLUMNS }, (column) => {
      const a = f.local(left);
      const c = f.local(plus(out, times(column, 4)));
      function run(tile: FunctionWriter | undefined): void {
        if (tile) f.call(tile, a, right, c, leftStride, outStride);
      }
      f.count({ to: full, step: TILE_ROWS }, () => {
        run(tiles[TILE_ROWS - 1]);
        f.advance(a, times(leftStride, TILE_ROWS));
        f.advance(c, times(outStride, TILE_ROWS));
      });
      runRemainder(f, minus(rows, full), (rest) => run(tiles[rest - 1]));
      f.advance(right, panelBytes);
    });
  });
}

function runRemainder(
  f: FunctionWriter,
  rest: ReturnType<typeof minus>,
  run: (rows: number) => void,
): void {
  const left = f.local(rest);
  for (let rows = 1; rows < TILE_ROWS; rows++) {
    f.when(f.isZero(minus(left, rows)), () => run(rows));
  }
}

/** Adds a function for one tile: `rows` x 8 sums that stay in registers over the whole depth. */
function addTile(
  module: ModuleWriter,
  { rows, multiplyAdd }: { readonly rows: number; readonly multiplyAdd: MultiplyAdd },
): FunctionWriter {
  return module.add(`multiply${rows}`, (f) => {
    const [left, right, out] = [f.parameter(), f.parameter(), f.parameter()];
    const [leftStride, outStride] = [f.parameter(), f.parameter()];
    const lefts: Local[] = [];
    for (let row = 0; row < rows; row++) {
      lefts.push(f.local(row === 0 ? left : plus(lefts[row - 1] ?? left, leftStride)));
    }
    const sums = lefts.map(() => [0, 1].map(() => f.local(splatConstant(0))));
    const end = f.local(plus(left, leftStride));
    const first = lefts[0] ?? left;
    f.during(below(first, end), () => {
      for (let step = 0; step < UNROLLED; step++) {
        const panel = [0, 1].map((half) =>
          f.local(loadVector(right, step * 4 * TILE_COLUMNS + half * 16))
        );
        for (const [row, pointer] of lefts.entries()) {
          const value = f.local(loadSplat(pointer, step * 4));
          for (const [half, sum] of (sums[row] ?? []).entries()) {
            f.set(sum, multiplyAdd(value, panel[half] ?? value, sum));
          }
        }
      }
      for (const pointer of lefts) f.advance(pointer, 4 * UNROLLED);
      f.advance(right, 4 * TILE_COLUMNS * UNROLLED);
    });
    for (const row of sums) {
      for (const [half, sum] of row.entries()) f.storeVector(out, sum, half * 16);
      f.advance(out, outStride);
    }
  });
}
