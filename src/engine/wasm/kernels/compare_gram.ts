import {
  addition,
  both,
  difference,
  loadVector,
  minus,
  over,
  plus,
  product,
  splat,
  splatConstant,
  sumOfDoubles,
  times,
} from "../assembler/expressions.ts";
import type { FunctionWriter } from "../assembler/function_writer.ts";
import type { ModuleWriter } from "../assembler/module_writer.ts";
import type { Local, Value, Vector } from "../assembler/value.ts";
import { addSquares } from "./content.ts";

/** Channels of a panel. */
const PANEL = 8;

/**
 * Adds `compareGram(partials, parts, target, out, channels, firstRow, rows, share, factor, sum)`: adds up
 * the partial products, and with d = share * G - target stores sum d^2 as f64 at `sum` and factor * d in
 * `out`. Target and out are panels `[channels / 8][channels][8]`, the right operand of `multiply`. Of the
 * partial products only the entries at or right of the row's own panel are there; the others mirror them.
 */
export function addCompareGram(module: ModuleWriter): void {
  module.add("compareGram", (f) => {
    const [partials, parts, target] = [f.parameter(), f.parameter(), f.parameter()];
    const [out, channels] = [f.parameter(), f.parameter()];
    const [firstRow, rows] = [f.parameter(), f.parameter()];
    const [share, factor] = [f.parameter("f32"), f.parameter("f32")];
    const sumPlace = f.parameter();
    const shares = f.local(splat(share));
    const factors = f.local(splat(factor));
    const sum = f.local(splatConstant(0));
    f.count({ from: firstRow, to: plus(firstRow, rows) }, (row) => {
      const own = f.local(both(row, -PANEL));
      f.count({ from: own, to: channels, step: 4 }, (column) => {
        const place = f.local(times(plus(times(row, channels), column), 4));
        const gram = sumOfParts(f, { first: plus(partials, place), parts, channels });
        const at = f.local(panelPlace(channels, row, column));
        const value = f.local(
          difference(product(gram, shares), loadVector(plus(target, at))),
        );
        const scaled = f.local(product(value, factors));
        f.storeVector(plus(out, at), scaled);
        addSquares(f, sum, { value, counted: value });
        f.when(minus(both(column, -PANEL), own), () => {
          addSquares(f, sum, { value, counted: value });
          for (let lane = 0; lane < 4; lane++) {
            const mirrored = panelPlace(channels, plus(column, lane), row);
            f.storeLane(plus(out, mirrored), scaled, { lane });
          }
        });
      });
    });
    f.storeDouble(sumPlace, sumOfDoubles(sum));
  });
}

/** Byte offset of an entry in panels `[channels / 8][channels][8]`. */
function panelPlace(channels: Value, row: Value, column: Value): Value {
  const line = plus(times(over(column, PANEL), channels), row);
  return times(plus(times(line, PANEL), both(column, PANEL - 1)), 4);
}

function sumOfParts(
  f: FunctionWriter,
  { first, parts, channels }: { first: Value; parts: Local; channels: Local },
): Vector {
  const total = f.local(splatConstant(0));
  const from = f.local(first);
  f.count({ to: parts }, () => {
    f.set(total, addition(total, loadVector(from)));
    f.advance(from, times(times(channels, channels), 4));
  });
  return total;
}
