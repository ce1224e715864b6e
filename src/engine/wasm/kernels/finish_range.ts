import { atLeast, loadVector, plus, splatConstant } from "../assembler/expressions.ts";
import type { FunctionWriter } from "../assembler/function_writer.ts";
import type { ModuleWriter } from "../assembler/module_writer.ts";
import { finished, type GradientFinish } from "./finish.ts";

/**
 * Adds `finishRange_<name>(out, extra, bytes)`: finishes a gradient of zero. It fills positions that
 * nothing behind depends on: odd borders of a pooling, and the deepest tap.
 */
export function addFinishRange(
  module: ModuleWriter,
  name: string,
  finish: GradientFinish,
): FunctionWriter {
  return module.add(`finishRange_${name}`, (f) => {
    const [out, extra, bytes] = [f.parameter(), f.parameter(), f.parameter()];
    f.count({ to: bytes, step: 16 }, (at) => {
      const places = { out: f.local(plus(out, at)), extra: plus(extra, at) };
      f.storeVector(places.out, finished(finish, splatConstant(0), places));
    });
  });
}

/** Adds `rectify(source, out, bytes)`: the ReLU of a map that is kept. */
export function addRectify(module: ModuleWriter): void {
  module.add("rectify", (f) => {
    const [source, out, bytes] = [f.parameter(), f.parameter(), f.parameter()];
    f.count({ to: bytes, step: 16 }, (at) => {
      f.storeVector(plus(out, at), atLeast(loadVector(plus(source, at)), splatConstant(0)));
    });
  });
}

/** Adds `clear(out, bytes)`: fills with zeros. */
export function addClear(module: ModuleWriter): void {
  module.add("clear", (f) => {
    const [out, bytes] = [f.parameter(), f.parameter()];
    f.clear(out, bytes);
  });
}
