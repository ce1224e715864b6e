import {
  addition,
  below,
  both,
  loadSplat,
  loadVector,
  minus,
  type MultiplyAdd,
  plus,
  product,
  splatConstant,
  times,
} from "../assembler/expressions.ts";
import type { FunctionWriter } from "../assembler/function_writer.ts";
import type { ModuleWriter } from "../assembler/module_writer.ts";

/** Channels of a panel. */
const PANEL = 8;

/** Rows of a tile of the product: half a panel, as 8 x 8 sums do not fit 16 registers. */
const TILE_ROWS = 4;

/** Positions written out in one round of the loop; packing fills up to a multiple. */
const UNROLLED = 4;

/**
 * Adds `packGram(source, weights, out, channels, positions)`: features `[positions, channels]` become
 * panels `[channels / 8][positions][8]`, filled up with zeros to a multiple of 4 positions, so that the
 * product reads its operands in order. A `weights` of 0 counts every position once.
 */
export function addPackGram(module: ModuleWriter): void {
  module.add("packGram", (f) => {
    const [source, weights, out] = [f.parameter(), f.parameter(), f.parameter()];
    const [channels, positions] = [f.parameter(), f.parameter()];
    const pixel = f.local(times(channels, 4));
    const weight = f.local(splatConstant(1));
    const missing = f.local(both(minus(0, positions), UNROLLED - 1));
    f.count({ to: channels, step: PANEL }, (channel) => {
      const from = f.local(plus(source, times(channel, 4)));
      f.count({ to: positions }, (position) => {
        f.when(weights, () => f.set(weight, loadSplat(plus(weights, times(position, 4)))));
        for (const offset of [0, 16]) {
          f.storeVector(out, product(loadVector(from, offset), weight), offset);
        }
        f.advance(from, pixel);
        f.advance(out, 4 * PANEL);
      });
      f.clear(out, times(missing, 4 * PANEL));
      f.advance(out, times(missing, 4 * PANEL));
    });
  });
}

/**
 * Adds `multiplyGram(left, right, out, channels, positions)`: adds left^T right to `[channels, channels]`.
 * Both come from `packGram`. The product is symmetric, so each panel of rows starts at its own column.
 */
export function addMultiplyGram(module: ModuleWriter, multiplyAdd: MultiplyAdd): void {
  const tile = addGramTile(module, multiplyAdd);
  module.add("multiplyGram", (f) => {
    const [left, right, out] = [f.parameter(), f.parameter(), f.parameter()];
    const [channels, positions] = [f.parameter(), f.parameter()];
    const padded = both(plus(positions, UNROLLED - 1), -UNROLLED);
    const panel = f.local(times(padded, 4 * PANEL));
    const line = f.local(times(channels, 4));
    f.count({ to: channels, step: PANEL }, (column) => {
      const rows = f.local(left);
      const to = f.local(plus(out, times(column, 4)));
      f.count({ to: plus(column, 1), step: PANEL }, () => {
        for (let half = 0; half < PANEL; half += TILE_ROWS) {
          f.call(tile, plus(rows, 4 * half), right, to, panel, line);
          f.advance(to, times(line, TILE_ROWS));
        }
        f.advance(rows, panel);
      });
      f.advance(right, panel);
    });
  });
}

function addGramTile(module: ModuleWriter, multiplyAdd: MultiplyAdd): FunctionWriter {
  return module.add("gramTile", (f) => {
    const [left, right, out] = [f.parameter(), f.parameter(), f.parameter()];
    const [bytes, line] = [f.parameter(), f.parameter()];
    const sums = Array.from(
      { length: TILE_ROWS },
      () => [0, 1].map(() => f.local(splatConstant(0))),
    );
    const end = f.local(plus(right, bytes));
    f.during(below(right, end), () => {
      for (let step = 0; step < UNROLLED; step++) {
        const offset = step * 4 * PANEL;
        const columns = [0, 16].map((half) => f.local(loadVector(right, offset + half)));
        for (const [row, pair] of sums.entries()) {
          const value = f.local(loadSplat(left, offset + 4 * row));
          for (const [half, sum] of pair.entries()) {
            f.set(sum, multiplyAdd(value, columns[half] ?? value, sum));
          }
        }
      }
      f.advance(left, UNROLLED * 4 * PANEL);
      f.advance(right, UNROLLED * 4 * PANEL);
    });
    for (const pair of sums) {
      for (const [half, sum] of pair.entries()) {
        f.storeVector(out, addition(loadVector(out, 16 * half), sum), 16 * half);
      }
      f.advance(out, line);
    }
  });
}
