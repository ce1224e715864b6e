import type { Pixels, Plane } from "./pixels.ts";

/** Returns the colors of a picture as 0..1 numbers; those of hidden pixels too. */
export function toPlane({ width, height, data }: Pixels): Plane {
  const plane = new Float32Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    plane[to] = (data[from] ?? 0) / 255;
    plane[to + 1] = (data[from + 1] ?? 0) / 255;
    plane[to + 2] = (data[from + 2] ?? 0) / 255;
  }
  return { width, height, data: plane };
}

/** Returns the alpha of a picture as 0..1 numbers, one a pixel. */
export function toAlpha({ data }: Pixels): Float32Array {
  return Float32Array.from({ length: data.length / 4 }, (_, at) => (data[at * 4 + 3] ?? 0) / 255);
}

/** Returns pixels of a plane, rounded to the nearest byte; opaque unless alpha bytes are given. */
export function fromPlane({ width, height, data }: Plane, alpha?: Uint8Array): Pixels {
  if (alpha && alpha.length !== width * height) {
    throw new TypeError(
      `Cannot use ${alpha.length} alpha bytes with ${width} x ${height} pixels: ` +
        `give one byte a pixel`,
    );
  }
  // A clamped array rounds to the nearest byte and clamps, faster than Math.round does.
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let from = 0, to = 0; to < pixels.length; from += 3, to += 4) {
    pixels[to] = (data[from] ?? 0) * 255;
    pixels[to + 1] = (data[from + 1] ?? 0) * 255;
    pixels[to + 2] = (data[from + 2] ?? 0) * 255;
    pixels[to + 3] = alpha ? alpha[to / 4] ?? 0 : 255;
  }
  return { width, height, data: new Uint8Array(pixels.buffer) };
}
