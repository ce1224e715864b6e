import type { Size } from "./image_header.ts";
import { computeWeights, type Kernel, type Weights } from "./resample_weights.ts";

/** A picture that gives its rows one by one, so that no float copy of a large source is made. */
export interface RowSource extends Size {
  /** Numbers a pixel. */
  readonly channels: number;
  /** Writes row `y`, `width * channels` numbers, into `target`. */
  readonly readRow: (y: number, target: Float32Array) => void;
}

/** What the rows become. */
export interface ResampleOptions {
  /** Target size. */
  readonly size: Size;
  /** The filter for both axes. */
  readonly kernel: Kernel;
}

/** Resamples along rows, then along columns; returns `height * width * channels` numbers. */
export function resampleRows(source: RowSource, { size, kernel }: ResampleOptions): Float32Array {
  const { channels } = source;
  const across = computeWeights({ from: source.width, to: size.width, kernel });
  const down = computeWeights({ from: source.height, to: size.height, kernel });
  const stride = size.width * channels;
  const row = new Float32Array(source.width * channels);
  const middle = new Float32Array(source.height * stride);
  for (let y = 0; y < source.height; y++) {
    source.readRow(y, row);
    const target = middle.subarray(y * stride, (y + 1) * stride);
    if (source.width === size.width) target.set(row);
    else resampleRow(row, target, { weights: across, channels });
  }
  return source.height === size.height ? middle : resampleColumns(middle, stride, down);
}

function resampleRow(
  row: Float32Array,
  target: Float32Array,
  { weights, channels }: { readonly weights: Weights; readonly channels: number },
): void {
  const { taps, positions, values } = weights;
  for (let to = 0, first = 0; to < target.length; to += channels, first += taps) {
    for (let channel = 0; channel < channels; channel++) {
      let sum = 0;
      for (let tap = first; tap < first + taps; tap++) {
        sum += (values[tap] ?? 0) * (row[(positions[tap] ?? 0) * channels + channel] ?? 0);
      }
      target[to + channel] = sum;
    }
  }
}

function resampleColumns(middle: Float32Array, stride: number, weights: Weights): Float32Array {
  const { taps, positions, values } = weights;
  const height = values.length / taps;
  const result = new Float32Array(height * stride);
  for (let y = 0; y < height; y++) {
    const target = result.subarray(y * stride, (y + 1) * stride);
    for (let tap = y * taps; tap < (y + 1) * taps; tap++) {
      const weight = values[tap] ?? 0;
      if (weight === 0) continue;
      const from = (positions[tap] ?? 0) * stride;
      for (let at = 0; at < stride; at++) {
        target[at] = (target[at] ?? 0) + weight * (middle[from + at] ?? 0);
      }
    }
  }
  return result;
}
