/** A color in linear light: red, green and blue, where 1 is paper white and lamps may exceed it. */
export type Color = readonly [red: number, green: number, blue: number];

/** Reads `#rrggbb` as linear light. */
export function hex(text: string): Color {
  const value = Number.parseInt(text.slice(1), 16);
  return [linear(value >> 16), linear((value >> 8) & 255), linear(value & 255)];
}

function linear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** The sRGB byte of a linear value. */
export function srgbByte(value: number): number {
  const clamped = Math.min(1, Math.max(0, value));
  const encoded = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
}

/** Goes from `from` to `to` as `share` goes from 0 to 1. */
export function mix([from, to]: readonly [Color, Color], share: number): Color {
  const t = Math.min(1, Math.max(0, share));
  return [
    from[0] + (to[0] - from[0]) * t,
    from[1] + (to[1] - from[1]) * t,
    from[2] + (to[2] - from[2]) * t,
  ];
}

/** A color with all its light multiplied. */
export function lit(color: Color, light: number): Color {
  return [color[0] * light, color[1] * light, color[2] * light];
}

/** A color under light that has a color of its own. */
export function under(color: Color, light: Color): Color {
  return [color[0] * light[0], color[1] * light[1], color[2] * light[2]];
}

/** The color of a scale of evenly spaced colors, `position` 0..1. */
export function onScale(scale: readonly Color[], position: number): Color {
  const place = Math.min(1, Math.max(0, position)) * (scale.length - 1);
  const index = Math.min(scale.length - 2, Math.floor(place));
  const from = scale[index] ?? [0, 0, 0];
  return mix([from, scale[index + 1] ?? from], place - index);
}

/** 0 below `from`, 1 above `to`, and a soft S between. */
export function smooth([from, to]: readonly [number, number], value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
