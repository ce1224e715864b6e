import type { Point, Rgba } from "./raster.ts";

/** Reads `#rrggbb`, with an opacity of 0..1. */
export function hex(text: string, opacity = 1): Rgba {
  const value = Number.parseInt(text.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, opacity];
}

/** A paint that goes through the colors from one point to the other. */
export function gradient(
  [from, to]: readonly [Point, Point],
  colors: readonly Rgba[],
): (x: number, y: number) => Rgba {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = dx * dx + dy * dy;
  return (x, y) => between(colors, ((x - from[0]) * dx + (y - from[1]) * dy) / length);
}

/** A paint that goes through the colors from a point outward, `reach` pixels far. */
export function radial(
  [centerX, centerY]: Point,
  { reach, colors }: { reach: number; colors: readonly Rgba[] },
): (x: number, y: number) => Rgba {
  return (x, y) => between(colors, Math.hypot(x - centerX, y - centerY) / reach);
}

function between(colors: readonly Rgba[], position: number): Rgba {
  const place = Math.min(1, Math.max(0, position)) * (colors.length - 1);
  const index = Math.min(colors.length - 2, Math.floor(place));
  const share = place - index;
  const from = colors[index] ?? [0, 0, 0, 0];
  const to = colors[index + 1] ?? from;
  const mix = (part: 0 | 1 | 2 | 3): number => from[part] + (to[part] - from[part]) * share;
  return [mix(0), mix(1), mix(2), mix(3)];
}
