import {
  addDoubles,
  addition,
  difference,
  highHalf,
  loadSplat,
  loadVector,
  multiplyDoubles,
  plus,
  product,
  promoteLow,
  splat,
  splatConstant,
  sumOfDoubles,
  times,
} from "../assembler/expressions.ts";
import type { FunctionWriter } from "../assembler/function_writer.ts";
import type { ModuleWriter } from "../assembler/module_writer.ts";
import type { Local } from "../assembler/value.ts";

/** What a content kernel does with the gradient that the place already holds. */
export type ContentStore = "set" | "add";

/** Name under which a content kernel is exported. */
export function contentName<S extends ContentStore>(store: S): `content_${S}` {
  return `content_${store}`;
}

/** Adds the f64 sum of `value * counted` to a vector of two f64. */
export function addSquares(
  f: FunctionWriter,
  sum: Local,
  { value, counted }: { readonly value: Local; readonly counted: Local },
): void {
  const low = multiplyDoubles(promoteLow(value), promoteLow(counted));
  const high = multiplyDoubles(promoteLow(highHalf(value)), promoteLow(highHalf(counted)));
  f.set(sum, addDoubles(sum, addDoubles(low, high)));
}

/**
 * Adds `content_<store>(features, target, weights, out, channels, positions, factor, sum)`: with
 * d = features - target it stores sum w d^2 as f64 at `sum` and sets, or adds, factor * w * d. A `weights`
 * of 0 counts every position once.
 */
export function addContent(module: ModuleWriter, store: ContentStore): void {
  module.add(contentName(store), (f) => {
    const [features, target, weights] = [f.parameter(), f.parameter(), f.parameter()];
    const [out, channels, positions] = [f.parameter(), f.parameter(), f.parameter()];
    const factor = f.parameter("f32");
    const sumPlace = f.parameter();
    const pixel = f.local(times(channels, 4));
    const scale = f.local(splat(factor));
    const weight = f.local(splatConstant(1));
    const sum = f.local(splatConstant(0));
    f.count({ to: positions }, (position) => {
      f.when(weights, () => f.set(weight, loadSplat(plus(weights, times(position, 4)))));
      f.count({ to: pixel, step: 16 }, (at) => {
        const value = f.local(
          difference(loadVector(plus(features, at)), loadVector(plus(target, at))),
        );
        const counted = f.local(product(value, weight));
        addSquares(f, sum, { value, counted });
        const gradient = product(counted, scale);
        const place = f.local(plus(out, at));
        f.storeVector(
          place,
          store === "set" ? gradient : addition(loadVector(place), gradient),
        );
      });
      for (const pointer of [features, target, out]) f.advance(pointer, pixel);
    });
    f.storeDouble(sumPlace, sumOfDoubles(sum));
  });
}

/** Adds `weigh(map, weights, channels, positions)`: multiplies each position by its weight. */
export function addWeigh(module: ModuleWriter): void {
  module.add("weigh", (f) => {
    const [map, weights] = [f.parameter(), f.parameter()];
    const [channels, positions] = [f.parameter(), f.parameter()];
    const pixel = f.local(times(channels, 4));
    f.count({ to: positions }, (position) => {
      const weight = f.local(loadSplat(plus(weights, times(position, 4))));
      f.count({ to: pixel, step: 16 }, (at) => {
        const place = f.local(plus(map, at));
        f.storeVector(place, product(loadVector(place), weight));
      });
      f.advance(map, pixel);
    });
  });
}
