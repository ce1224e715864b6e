import { createRandom } from "../../src/base/random.ts";
import type { Pixels } from "../../src/image/pixels.ts";

/** What a seeded picture looks like. */
export interface SeededPixels {
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
  /** Seed of the colors. */
  readonly seed: number;
  /** Alpha of each pixel. @default opaque everywhere */
  readonly alphaAt?: (x: number, y: number) => number;
}

/** Draws a picture of soft seeded waves, so that neighbors are alike as they are in photographs. */
export function seededPixels({ width, height, seed, alphaAt = () => 255 }: SeededPixels): Pixels {
  const random = createRandom(seed);
  const waves = Array.from({ length: 9 }, () => [random() * 0.4, random() * 0.4, random() * 6]);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const own = waves.slice(channel * 3, channel * 3 + 3);
        const sum = own.reduce((s, [a, b, c]) => s + Math.sin(a! * x + b! * y + c!), 0);
        data[at + channel] = Math.round(127.5 + 40 * sum);
      }
      data[at + 3] = alphaAt(x, y);
    }
  }
  return { width, height, data };
}
