import { hasTransparency } from "./has_transparency.ts";
import type { Pixels } from "./pixels.ts";

/**
 * Returns the picture with every hidden pixel (alpha 0) in the color of the nearest visible one.
 *
 * Alpha stays as it is, and so do the colors of all visible pixels, however faint. Nearest is Euclidean
 * and found by jump flooding (Rong and Tan 2006) with an extra pass of step 1, which leaves an error of
 * less than a pixel in rare places: the fill is a guess anyway, and its cost does not depend on the shape.
 */
export function fillHidden(pixels: Pixels): Pixels {
  const { width, height, data } = pixels;
  const filled = { width, height, data: data.slice() };
  if (!hasTransparency(pixels)) return filled;
  const nearest = findNearest(pixels);
  for (let pixel = 0; pixel < nearest.length; pixel++) {
    const from = nearest[pixel] ?? NONE;
    if (from === NONE || from === pixel) continue;
    filled.data.set(data.subarray(from * 4, from * 4 + 3), pixel * 4);
  }
  return filled;
}

const NONE = -1;

/** Position of the nearest visible pixel for each pixel, or `NONE` when nothing is visible. */
function findNearest({ width, height, data }: Pixels): Int32Array {
  let nearest = new Int32Array(width * height);
  for (let pixel = 0; pixel < nearest.length; pixel++) {
    nearest[pixel] = data[pixel * 4 + 3] === 0 ? NONE : pixel;
  }
  const longest = 2 ** Math.ceil(Math.log2(Math.max(width, height)));
  const steps = [];
  for (let step = longest / 2; step >= 1; step /= 2) steps.push(step);
  for (const step of [1, ...steps, 1]) nearest = flood(nearest, { width, height, step });
  return nearest;
}

interface Flood {
  readonly width: number;
  readonly height: number;
  readonly step: number;
}

function flood(nearest: Int32Array<ArrayBuffer>, { width, height, step }: Flood): typeof nearest {
  const result = nearest.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      let best = nearest[pixel] ?? NONE;
      if (best === pixel) continue;
      let bestDistance = best === NONE ? Infinity : squaredDistance(best, x, y, width);
      for (let fromY = y - step; fromY <= y + step; fromY += step) {
        if (fromY < 0 || fromY >= height) continue;
        for (let fromX = x - step; fromX <= x + step; fromX += step) {
          if (fromX < 0 || fromX >= width) continue;
          const seed = nearest[fromY * width + fromX] ?? NONE;
          if (seed === NONE) continue;
          const distance = squaredDistance(seed, x, y, width);
          if (distance >= bestDistance) continue;
          best = seed;
          bestDistance = distance;
        }
      }
      result[pixel] = best;
    }
  }
  return result;
}

function squaredDistance(seed: number, x: number, y: number, width: number): number {
  const seedY = Math.floor(seed / width);
  const seedX = seed - seedY * width;
  return (seedX - x) ** 2 + (seedY - y) ** 2;
}
