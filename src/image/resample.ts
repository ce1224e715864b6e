import { hasTransparency } from "./has_transparency.ts";
import type { Size } from "./image_header.ts";
import { fromPlane } from "./plane.ts";
import type { Pixels, Plane } from "./pixels.ts";
import { resampleRows, type RowSource } from "./resample_rows.ts";

/** An alpha map of one number a pixel needs its size said. */
export interface ResizeAlphaOptions {
  /** Size of the map. */
  readonly from: Size;
  /** Size of the result. */
  readonly to: Size;
}

/** Returns the colors at another size (Catmull-Rom, antialiased), clamped to 0..1. */
export function resizePlane(plane: Plane, { width, height }: Size): Plane {
  if (plane.width === width && plane.height === height) {
    return { width, height, data: plane.data.slice() };
  }
  const stride = plane.width * 3;
  const data = resampleRows({
    width: plane.width,
    height: plane.height,
    channels: 3,
    readRow: (y, target) => target.set(plane.data.subarray(y * stride, (y + 1) * stride)),
  }, { size: { width, height }, kernel: "sharp" });
  return { width, height, data: clamp(data) };
}

/** Returns an alpha or weight map at another size: averaged over areas, interpolated linearly upward. */
export function resizeAlpha(alpha: Float32Array, { from, to }: ResizeAlphaOptions): Float32Array {
  if (from.width === to.width && from.height === to.height) return alpha.slice();
  const { width, height } = from;
  return clamp(resampleRows({
    width,
    height,
    channels: 1,
    readRow: (y, target) => target.set(alpha.subarray(y * width, (y + 1) * width)),
  }, { size: to, kernel: "soft" }));
}

// Below this coverage the negative lobes of the sharp filter could outweigh the rest of it.
const TRUSTED_COVERAGE = 0.5;

/** Returns a picture at another size; colors of hidden pixels never bleed into visible ones. */
export function resizePixels(pixels: Pixels, size: Size): Pixels {
  const { width, height } = size;
  if (pixels.width === width && pixels.height === height) {
    return { width, height, data: pixels.data.slice() };
  }
  const source = premultiplied(pixels);
  const sharp = resampleRows(source, { size, kernel: "sharp" });
  const soft = hasTransparency(pixels) ? resampleRows(source, { size, kernel: "soft" }) : sharp;
  const colors = new Float32Array(width * height * 3);
  const alpha = new Uint8Array(width * height);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const at = pixel * 4;
    const chosen = (sharp[at + 3] ?? 0) >= TRUSTED_COVERAGE ? sharp : soft;
    const coverage = chosen[at + 3] ?? 0;
    for (let channel = 0; channel < 3; channel++) {
      colors[pixel * 3 + channel] = coverage > 0 ? (chosen[at + channel] ?? 0) / coverage : 0;
    }
    alpha[pixel] = Math.round(Math.min(1, soft[at + 3] ?? 0) * 255);
  }
  return fromPlane({ width, height, data: colors }, alpha);
}

/** Color is weighted by alpha, so that a hidden pixel has nothing to give. */
function premultiplied({ width, height, data }: Pixels): RowSource {
  return {
    width,
    height,
    channels: 4,
    readRow(y, target): void {
      const start = y * width * 4;
      for (let at = 0; at < target.length; at += 4) {
        const alpha = (data[start + at + 3] ?? 0) / 255;
        for (let channel = at; channel < at + 3; channel++) {
          target[channel] = ((data[start + channel] ?? 0) / 255) * alpha;
        }
        target[at + 3] = alpha;
      }
    },
  };
}

function clamp(data: Float32Array): Float32Array {
  for (let at = 0; at < data.length; at++) {
    data[at] = Math.min(1, Math.max(0, data[at] ?? 0));
  }
  return data;
}
