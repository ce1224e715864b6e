import { createRandom } from "../../src/base/random.ts";
import type { Pixels, Plane } from "../../src/image/pixels.ts";

/** A color as red, green, blue and alpha bytes. */
export type Rgba = readonly [number, number, number, number];

/** Draws a picture from a color for each place. */
export function drawPixels(
  width: number,
  height: number,
  paint: (x: number, y: number) => Rgba,
): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(paint(x, y), (y * width + x) * 4);
  }
  return { width, height, data };
}

/** A picture of one color. */
export function flatPixels(width: number, height: number, color: Rgba): Pixels {
  return drawPixels(width, height, () => color);
}

/** A picture of seeded noise in all four channels. */
export function noisePixels(width: number, height: number, seed = 1): Pixels {
  const random = createRandom(seed);
  const byte = (): number => Math.floor(random() * 256);
  return drawPixels(width, height, () => [byte(), byte(), byte(), byte()]);
}

/** A soft picture that codecs with loss keep well; its four corners differ. */
export function rampPixels(width: number, height: number): Pixels {
  return drawPixels(width, height, (x, y) => [
    Math.round((255 * x) / Math.max(1, width - 1)),
    Math.round((255 * y) / Math.max(1, height - 1)),
    128,
    255,
  ]);
}

/** A plane of seeded noise, its channels mixed by the caller. */
export function noisePlane(
  side: number,
  mix: (a: number, b: number, c: number) => readonly [number, number, number],
  seed = 1,
): Plane {
  const random = createRandom(seed);
  const data = new Float32Array(side * side * 3);
  for (let at = 0; at < data.length; at += 3) data.set(mix(random(), random(), random()), at);
  return { width: side, height: side, data };
}

/** Four bytes of one pixel. */
export function pixelAt({ width, data }: Pixels, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

/** Largest difference between two arrays of one length. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  return Array.from(a).reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? NaN))),
    0,
  );
}
