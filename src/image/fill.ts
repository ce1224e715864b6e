import { hasTransparency } from "./has_transparency.ts";
import { findNearestVisible, NONE } from "./nearest_visible.ts";
import type { Pixels } from "./pixels.ts";

/**
 * Returns the picture with every hidden pixel (alpha 0) in the color of the nearest visible one.
 *
 * Alpha stays as it is, and so do the colors of all visible pixels, however faint.
 */
export function fillHidden(pixels: Pixels): Pixels {
  const { width, height, data } = pixels;
  const filled = { width, height, data: data.slice() };
  if (!hasTransparency(pixels)) return filled;
  const nearest = findNearestVisible(pixels);
  for (let pixel = 0; pixel < nearest.length; pixel++) {
    const from = nearest[pixel] ?? NONE;
    if (from === NONE || from === pixel) continue;
    for (let channel = 0; channel < 3; channel++) {
      filled.data[pixel * 4 + channel] = data[from * 4 + channel] ?? 0;
    }
  }
  return filled;
}
