import {
  below,
  both,
  loadVector,
  minus,
  type MultiplyAdd,
  over,
  plus,
  remainder,
  times,
} from "../assembler/expressions.ts";
import type { FunctionWriter } from "../assembler/function_writer.ts";
import type { ModuleWriter } from "../assembler/module_writer.ts";
import type { Local } from "../assembler/value.ts";
import { inputTransform, TILE_INPUTS, TILE_OUTPUTS } from "./tile_transforms.ts";

/**
 * Adds `transformInput(source, out, channels, firstTile, tiles, across, width, height, padding,
 * matrixStride, patch)`: the 6x6 inputs of each tile become one row in each of the 36 left matrices
 * `[tiles, channels]`. Tiles that reach beyond the map are read by way of `patch`, with zeros around.
 */
export function addTransformInput(module: ModuleWriter, multiplyAdd: MultiplyAdd): void {
  const cut = addCutPatch(module);
  const transform = addTransformPatch(module, multiplyAdd);
  module.add("transformInput", (f) => {
    const [source, out, channels] = [f.parameter(), f.parameter(), f.parameter()];
    const [firstTile, tiles, across] = [f.parameter(), f.parameter(), f.parameter()];
    const [width, height, padding] = [f.parameter(), f.parameter(), f.parameter()];
    const [matrixStride, patch] = [f.parameter(), f.parameter()];
    const pixel = f.local(times(channels, 4));
    const line = f.local(times(width, pixel));
    f.count({ from: firstTile, to: plus(firstTile, tiles) }, (tile) => {
      const y = f.local(minus(times(over(tile, across), TILE_OUTPUTS), padding));
      const x = f.local(minus(times(remainder(tile, across), TILE_OUTPUTS), padding));
      const corner = f.local(plus(source, plus(times(y, line), times(x, pixel))));
      // Unsigned, so that a negative place counts as far outside.
      const inside = both(
        both(below(x, width), below(plus(x, TILE_INPUTS - 1), width)),
        both(below(y, height), below(plus(y, TILE_INPUTS - 1), height)),
      );
      f.when(inside, () => f.call(transform, corner, line, out, pixel, matrixStride), () => {
        f.call(cut, corner, patch, x, y, width, height, pixel);
        f.call(transform, patch, times(pixel, TILE_INPUTS), out, pixel, matrixStride);
      });
      f.advance(out, pixel);
    });
  });
}

/** Copies 6x6 pixels, zero where they lie outside the map. */
function addCutPatch(module: ModuleWriter): FunctionWriter {
  return module.add("cutPatch", (f) => {
    const [corner, patch, x, y] = [f.parameter(), f.parameter(), f.parameter(), f.parameter()];
    const [width, height, pixel] = [f.parameter(), f.parameter(), f.parameter()];
    f.clear(patch, times(pixel, TILE_INPUTS ** 2));
    f.count({ to: TILE_INPUTS }, (row) => {
      f.count({ to: TILE_INPUTS }, (column) => {
        f.when(both(below(plus(x, column), width), below(plus(y, row), height)), () => {
          const from = f.local(plus(corner, times(plus(times(row, width), column), pixel)));
          const to = f.local(plus(patch, times(plus(times(row, TILE_INPUTS), column), pixel)));
          f.count({ to: pixel, step: 16 }, (at) => {
            f.storeVector(plus(to, at), loadVector(plus(from, at)));
          });
        });
      });
    });
  });
}

/** Transforms 6x6 pixels, four channels at a time, columns before rows. */
function addTransformPatch(module: ModuleWriter, multiplyAdd: MultiplyAdd): FunctionWriter {
  return module.add("transformPatch", (f) => {
    const [patch, line, out] = [f.parameter(), f.parameter(), f.parameter()];
    const [pixel, matrixStride] = [f.parameter(), f.parameter()];
    const transform = inputTransform({ writer: f, multiplyAdd });
    f.count({ to: pixel, step: 16 }, (at) => {
      const columns: Local[][] = [];
      const top = f.local(plus(patch, at));
      for (let column = 0; column < TILE_INPUTS; column++) {
        const from = f.local(top);
        const values: Local[] = [];
        for (let row = 0; row < TILE_INPUTS; row++) {
          values.push(f.local(loadVector(from)));
          f.advance(from, line);
        }
        columns.push(transform(values));
        f.advance(top, pixel);
      }
      const to = f.local(plus(out, at));
      for (let row = 0; row < TILE_INPUTS; row++) {
        for (const value of transform(columns.flatMap((column) => column[row] ?? []))) {
          f.storeVector(to, value);
          f.advance(to, matrixStride);
        }
      }
    });
  });
}
