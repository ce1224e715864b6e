import { createRandom } from "../base/random.ts";
import type { Plane } from "../image/pixels.ts";
import { resizePlane } from "../image/resample.ts";
import type { Size } from "../image/image_header.ts";

/** Where a run starts. */
export type StartSource =
  | { readonly kind: "noise"; readonly seed: number }
  | { readonly kind: "picture"; readonly plane: Plane }
  | { readonly kind: "cover"; readonly plane: Plane };

/**
 * Returns the first picture at a size: seeded uniform noise, a picture resized to fit (the content, or one
 * the user gave), or a picture that covers the size and is cut at its middle (the style, whose proportions
 * are not the content's).
 */
export function startImage(source: StartSource, size: Size): Plane {
  switch (source.kind) {
    case "noise":
      return noise(source.seed, size);
    case "picture":
      return resizePlane(source.plane, size);
    case "cover":
      return cover(source.plane, size);
  }
}

function noise(seed: number, size: Size): Plane {
  const random = createRandom(seed);
  const data = new Float32Array(size.width * size.height * 3);
  for (let i = 0; i < data.length; i++) data[i] = random();
  return { ...size, data };
}

function cover(plane: Plane, size: Size): Plane {
  const factor = Math.max(size.width / plane.width, size.height / plane.height);
  const whole = resizePlane(plane, {
    width: Math.max(size.width, Math.round(plane.width * factor)),
    height: Math.max(size.height, Math.round(plane.height * factor)),
  });
  const left = Math.floor((whole.width - size.width) / 2);
  const top = Math.floor((whole.height - size.height) / 2);
  const data = new Float32Array(size.width * size.height * 3);
  for (let y = 0; y < size.height; y++) {
    const from = ((top + y) * whole.width + left) * 3;
    data.set(whole.data.subarray(from, from + size.width * 3), y * size.width * 3);
  }
  return { ...size, data };
}
