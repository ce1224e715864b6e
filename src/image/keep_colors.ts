import type { Plane } from "./pixels.ts";

// Luma of ITU-R BT.601, the Y of YIQ.
const RED = 0.299;
const GREEN = 0.587;
const BLUE = 0.114;

/**
 * Returns the light and shade of a result in the colors of its content (Gatys et al. 2017, section 5.2).
 *
 * Each pixel takes its luma from the result and its chroma from the content. Where that leaves the cube of
 * colors, chroma shrinks until it fits, so that luma stays exact; clipping channels would shift both.
 */
export function keepColors(result: Plane, content: Plane): Plane {
  if (result.width !== content.width || result.height !== content.height) {
    throw new TypeError(
      `Cannot keep the colors of ${content.width} x ${content.height} pixels in ` +
        `${result.width} x ${result.height}: resize the content first`,
    );
  }
  const data = new Float32Array(result.data.length);
  for (let at = 0; at < data.length; at += 3) {
    const luma = Math.min(1, Math.max(0, lumaAt(result.data, at)));
    const contentLuma = lumaAt(content.data, at);
    let share = 1;
    for (let channel = at; channel < at + 3; channel++) {
      share = Math.min(share, fittingShare(luma, (content.data[channel] ?? 0) - contentLuma));
    }
    for (let channel = at; channel < at + 3; channel++) {
      data[channel] = luma + share * ((content.data[channel] ?? 0) - contentLuma);
    }
  }
  return { width: result.width, height: result.height, data };
}

function lumaAt(data: Float32Array, at: number): number {
  return RED * (data[at] ?? 0) + GREEN * (data[at + 1] ?? 0) + BLUE * (data[at + 2] ?? 0);
}

/** Largest part of a chroma difference that can be added to a luma within 0..1. */
function fittingShare(luma: number, difference: number): number {
  if (difference > 0) return (1 - luma) / difference;
  return difference < 0 ? luma / -difference : 1;
}
