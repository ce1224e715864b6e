import { CHANNEL_MEANS_BGR } from "../../vgg/layers.ts";
import type { FirstPadding } from "../engine.ts";

/** Size of a picture and the padding in front of the first convolution. */
export interface InputShape {
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
  /** Padding of the first convolution. */
  readonly padding: FirstPadding;
}

/** Pixels that `prepareInput` adds on each side. */
export function inputMargin(padding: FirstPadding): number {
  return padding === "replicate" ? 1 : 0;
}

/**
 * Turns RGB 0..1 into what the network reads, 0..255 less the channel means, still R, G, B (the first
 * kernel is turned round instead), with the border repeated once for `replicate`.
 */
export function prepareInput(image: Float32Array, shape: InputShape): Float32Array {
  const { width, height } = shape;
  const margin = inputMargin(shape.padding);
  const prepared = new Float32Array((width + 2 * margin) * (height + 2 * margin) * 3);
  let at = 0;
  for (let y = -margin; y < height + margin; y++) {
    const row = Math.min(Math.max(y, 0), height - 1) * width;
    for (let x = -margin; x < width + margin; x++) {
      const from = (row + Math.min(Math.max(x, 0), width - 1)) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const mean = CHANNEL_MEANS_BGR[2 - channel] ?? 0;
        prepared[at++] = 255 * (image[from + channel] ?? 0) - mean;
      }
    }
  }
  return prepared;
}

/** Writes the gradient of `prepareInput`: repeated borders fold back onto the pixels they came from. */
export function prepareInputBack(
  prepared: Float32Array,
  shape: InputShape,
  gradient: Float32Array,
): void {
  const { width, height } = shape;
  const margin = inputMargin(shape.padding);
  gradient.fill(0);
  let at = 0;
  for (let y = -margin; y < height + margin; y++) {
    const row = Math.min(Math.max(y, 0), height - 1) * width;
    for (let x = -margin; x < width + margin; x++) {
      const to = (row + Math.min(Math.max(x, 0), width - 1)) * 3;
      for (let channel = 0; channel < 3; channel++) {
        gradient[to + channel] = (gradient[to + channel] ?? 0) + 255 * (prepared[at++] ?? 0);
      }
    }
  }
}
