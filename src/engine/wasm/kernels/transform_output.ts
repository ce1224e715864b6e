import {
  less,
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
import { type Finish, finished } from "./finish.ts";
import { outputTransform, TILE_INPUTS, TILE_OUTPUTS } from "./tile_transforms.ts";

/** Which output transform is written. */
export interface TransformOutputOptions {
  /** What happens to each value. */
  readonly finish: Finish;
  /** a * b + c. */
  readonly multiplyAdd: MultiplyAdd;
}

/** Name under which the output transform with that finish is exported. */
export function transformOutputName<F extends Finish>(finish: F): `transformOutput_${F}` {
  return `transformOutput_${finish}`;
}

/**
 * Adds `transformOutput_<finish>(products, out, extra, channels, firstTile, tiles, across, width, height,
 * matrixStride)`: one row of each of the 36 products becomes the 4x4 outputs of a tile; what lies beyond
 * the map is dropped. `extra` is a bias `[channels]` or a map of the size of `out`.
 */
export function addTransformOutput(module: ModuleWriter, options: TransformOutputOptions): void {
  const tileKernel = addTransformTile(module, options);
  module.add(transformOutputName(options.finish), (f) => {
    const [products, out, extra] = [f.parameter(), f.parameter(), f.parameter()];
    const [channels, firstTile, tiles] = [f.parameter(), f.parameter(), f.parameter()];
    const [across, width, height] = [f.parameter(), f.parameter(), f.parameter()];
    const matrixStride = f.parameter();
    const pixel = f.local(times(channels, 4));
    const line = f.local(times(width, pixel));
    f.count({ from: firstTile, to: plus(firstTile, tiles) }, (tile) => {
      const y = f.local(times(over(tile, across), TILE_OUTPUTS));
      const x = f.local(times(remainder(tile, across), TILE_OUTPUTS));
      const corner = f.local(plus(times(y, line), times(x, pixel)));
      const place = plus(extra, isPerPixel(options.finish) ? corner : 0);
      const room = [minus(width, x), minus(height, y)];
      f.call(
        tileKernel,
        ...[products, plus(out, corner), place, pixel, line, ...room, matrixStride],
      );
      f.advance(products, pixel);
    });
  });
}

function isPerPixel(finish: Finish): boolean {
  return finish === "addMask" || finish === "maskAdd";
}

function addTransformTile(module: ModuleWriter, options: TransformOutputOptions): FunctionWriter {
  const { finish, multiplyAdd } = options;
  return module.add(`transformTile_${finish}`, (f) => {
    const [products, out, extra] = [f.parameter(), f.parameter(), f.parameter()];
    const [pixel, line, columns] = [f.parameter(), f.parameter(), f.parameter()];
    const [rows, matrixStride] = [f.parameter(), f.parameter()];
    const transform = outputTransform({ writer: f, multiplyAdd });
    const matrixLine = f.local(times(matrixStride, TILE_INPUTS));
    f.count({ to: pixel, step: 16 }, (at) => {
      const lines: Local[][] = [];
      const top = f.local(plus(products, at));
      for (let column = 0; column < TILE_INPUTS; column++) {
        const from = f.local(top);
        const values: Local[] = [];
        for (let row = 0; row < TILE_INPUTS; row++) {
          values.push(f.local(loadVector(from)));
          f.advance(from, matrixLine);
        }
        lines.push(transform(values));
        f.advance(top, matrixStride);
      }
      const places = { out: f.local(plus(out, at)), extra: f.local(plus(extra, at)) };
      for (let row = 0; row < TILE_OUTPUTS; row++) {
        const write = (): void =>
          writeRow(f, transform(lines.flatMap((values) => values[row] ?? [])), {
            ...{ finish, columns, pixel, places },
          });
        if (row === 0) write();
        else f.when(less(row, rows), write);
        f.advance(places.out, line);
        if (isPerPixel(finish)) f.advance(places.extra, line);
      }
    });
  });
}

function writeRow(f: FunctionWriter, values: readonly Local[], options: {
  readonly finish: Finish;
  readonly columns: Local;
  readonly pixel: Local;
  readonly places: { readonly out: Local; readonly extra: Local };
}): void {
  const { finish, columns, pixel, places } = options;
  const out = f.local(places.out);
  const extra = f.local(places.extra);
  for (const [column, value] of values.entries()) {
    const write = (): void => f.storeVector(out, finished(finish, value, { out, extra }));
    if (column === 0) write();
    else f.when(less(column, columns), write);
    f.advance(out, pixel);
    if (isPerPixel(finish)) f.advance(extra, pixel);
  }
}
