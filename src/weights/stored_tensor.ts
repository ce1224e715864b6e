/**
 * The room `weights`: from files of several formats to a `Network` in memory, and where such files are found.
 * It must not know pictures, losses or devices; files and network it reaches through the room `host`.
 */

/** A tensor of a file, decoded when its values are asked for. */
export interface StoredTensor {
  /** Name in the file, or ours where the file's format has its own way of naming. */
  readonly name: string;
  /** Sizes, outermost first. */
  readonly shape: readonly number[];
  /** Decodes the values, row by row. */
  values(): Float32Array;
}

/** Returns how many values a shape has. */
export function valueCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
