import {
  addition,
  atLeast,
  loadVector,
  masked,
  plus,
  product,
  same,
  splatConstant,
  times,
  union,
  without,
} from "../assembler/expressions.ts";
import type { FunctionWriter } from "../assembler/function_writer.ts";
import type { ModuleWriter } from "../assembler/module_writer.ts";
import type { Local, Vector } from "../assembler/value.ts";
import type { Pooling } from "../../engine.ts";
import { addFinishRange } from "./finish_range.ts";
import { finished, type GradientFinish } from "./finish.ts";

/** Name under which a forward pooling is exported. */
export function poolName<P extends Pooling>(pooling: P): `pool_${P}` {
  return `pool_${pooling}`;
}

/** Name under which a backward pooling is exported. */
export function poolBackName<P extends Pooling, F extends GradientFinish>(
  pooling: P,
  finish: F,
): `poolBack_${P}_${F}` {
  return `poolBack_${pooling}_${finish}`;
}

/**
 * Adds `pool_<pooling>(source, out, channels, width, outWidth, firstRow, rows)`: 2x2 windows; an odd last
 * column falls away.
 */
export function addPool(module: ModuleWriter, pooling: Pooling): void {
  module.add(poolName(pooling), (f) => {
    const [source, out, channels] = [f.parameter(), f.parameter(), f.parameter()];
    const [width, outWidth] = [f.parameter(), f.parameter()];
    const [firstRow, rows] = [f.parameter(), f.parameter()];
    const pixel = f.local(times(channels, 4));
    const line = f.local(times(width, pixel));
    const to = f.local(plus(out, times(times(firstRow, outWidth), pixel)));
    f.count({ from: firstRow, to: plus(firstRow, rows) }, (row) => {
      const from = f.local(plus(source, times(times(row, 2), line)));
      f.count({ to: outWidth }, () => {
        f.count({ to: pixel, step: 16 }, (at) => {
          const [a, b, c, d] = readWindow(f, { from: plus(from, at), pixel, line });
          f.storeVector(plus(to, at), joined(pooling, [a, b, c, d]));
        });
        f.advance(from, times(pixel, 2));
        f.advance(to, pixel);
      });
    });
  });
}

/** A window's four values, row by row. */
type Window = readonly [Local, Local, Local, Local];

function readWindow(
  f: FunctionWriter,
  { from, pixel, line }: { from: Vector; pixel: Local; line: Local },
): Window {
  const top = f.local(from);
  const bottom = f.local(plus(top, line));
  return [
    f.local(loadVector(top)),
    f.local(loadVector(plus(top, pixel))),
    f.local(loadVector(bottom)),
    f.local(loadVector(plus(bottom, pixel))),
  ];
}

function joined(pooling: Pooling, [a, b, c, d]: Window): Vector {
  if (pooling === "max") return atLeast(atLeast(a, b), atLeast(c, d));
  return product(addition(addition(a, b), addition(c, d)), splatConstant(0.25));
}

/**
 * Adds `poolBack_<pooling>_<finish>(map, pooled, extra, channels, width, outWidth, firstRow, rows)`: the
 * gradient in `pooled` goes to where its value came from, and replaces the activations in `map`. Of equal
 * largest values the first in row order gets it.
 */
export function addPoolBack(
  module: ModuleWriter,
  { pooling, finish }: { readonly pooling: Pooling; readonly finish: GradientFinish },
): void {
  const range = addFinishRange(module, `${pooling}_${finish}`, finish);
  module.add(poolBackName(pooling, finish), (f) => {
    const [map, pooled, extra] = [f.parameter(), f.parameter(), f.parameter()];
    const [channels, width, outWidth] = [f.parameter(), f.parameter(), f.parameter()];
    const [firstRow, rows] = [f.parameter(), f.parameter()];
    const pixel = f.local(times(channels, 4));
    const line = f.local(times(width, pixel));
    const gradient = f.local(plus(pooled, times(times(firstRow, outWidth), pixel)));
    f.count({ from: firstRow, to: plus(firstRow, rows) }, (row) => {
      const start = f.local(times(times(row, 2), line));
      f.count({ to: outWidth }, () => {
        f.count({ to: pixel, step: 16 }, (at) => {
          const offset = f.local(plus(start, at));
          const window = readWindow(f, { from: plus(map, offset), pixel, line });
          const shares = shareOut(f, { pooling, window, gradient: loadVector(plus(gradient, at)) });
          for (const [index, share] of shares.entries()) {
            if (index === 2) f.advance(offset, line);
            const here = plus(offset, index % 2 === 0 ? 0 : pixel);
            const out = f.local(plus(map, here));
            f.storeVector(out, finished(finish, share, { out, extra: plus(extra, here) }));
          }
        });
        f.advance(start, times(pixel, 2));
        f.advance(gradient, pixel);
      });
      f.when(plus(width, times(outWidth, -2)), () => {
        f.call(range, plus(map, start), plus(extra, start), pixel);
        f.advance(start, line);
        f.call(range, plus(map, start), plus(extra, start), pixel);
      });
    });
  });
}

function shareOut(
  f: FunctionWriter,
  { pooling, window, gradient }: { pooling: Pooling; window: Window; gradient: Vector },
): Local[] {
  if (pooling === "average") {
    const quarter = f.local(product(gradient, splatConstant(0.25)));
    return window.map(() => quarter);
  }
  const largest = f.local(joined("max", window));
  const whole = f.local(gradient);
  const taken = f.local(splatConstant(0));
  return window.map((value) => {
    const mine = f.local(without(same(value, largest), taken));
    f.set(taken, union(taken, mine));
    return f.local(masked(whole, mine));
  });
}
