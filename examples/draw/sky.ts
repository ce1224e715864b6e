import { type Canvas, fill } from "./canvas.ts";
import { type Color, hex, lit, mix, onScale, smooth } from "./color.ts";
import { fractal, ridges } from "./noise.ts";
import { rectangle } from "./shape.ts";

/** Where the sun has just gone down, in pixels. */
export const SUN = [268, 338] as const;

/** The line where the water begins, in pixels from the top. */
export const WATERLINE = 396;

const AIR = ["#22305e", "#45548a", "#8a7ba0", "#d99a86", "#f9bd7c", "#ffd58f"].map(hex);
const CLOUD_SHADE = hex("#5b5580");
const CLOUD_LIGHT = hex("#ffb184");
const GLOW = hex("#ffb45c");
const HAZE = hex("#e3a58b");

/** Paints the evening sky with its clouds. */
export function paintSky(canvas: Canvas): void {
  fill(canvas, {
    shape: rectangle([0, 0, canvas.width, WATERLINE + 2]),
    shade: (x, y) => ({ color: skyColor(x, y) }),
  });
}

function skyColor(x: number, y: number): Color {
  const away = Math.hypot(x - SUN[0], (y - SUN[1]) * 1.5);
  const air = onScale(AIR, (y / SUN[1]) ** 1.25 * 1.04 - Math.abs(x - SUN[0]) / 3200);
  const glow = Math.exp(-away / 70) * 0.9 + Math.exp(-away / 210) * 0.25;
  const clear: Color = [
    air[0] + GLOW[0] * glow,
    air[1] + GLOW[1] * glow,
    air[2] + GLOW[2] * glow,
  ];
  const here = cloud(x, y);
  // A cloud is lit where there is less of it toward the sun.
  const toward = cloud(x + (SUN[0] - x) * 0.05, y + (SUN[1] - y) * 0.07);
  const light = 0.42 + (here - toward) * 2.1 + Math.exp(-away / 170) * 0.55;
  const body = mix([CLOUD_SHADE, lit(CLOUD_LIGHT, 1.05)], light);
  return mix([clear, body], smooth([0.02, 0.42], here) * 0.9);
}

function cloud(x: number, y: number): number {
  // Clouds lie on a ceiling: toward the horizon they come closer together and flatten.
  const ceiling = 150 / (SUN[1] + 60 - y);
  const u = (x - 384) * 0.011 * ceiling + 3.7;
  const v = ceiling * 4.4;
  const bend = fractal([u * 0.7 + 9, v * 0.7], 3);
  return fractal([u + bend * 0.7, v + bend * 0.5], 6) + 0.02 + (ceiling - 0.6) * 0.06;
}

interface Range {
  readonly base: number;
  readonly rise: number;
  readonly grain: number;
  readonly rock: Color;
  readonly haze: number;
}

// Farther ranges are paler: the air between takes their color.
const RANGES: readonly Range[] = [
  { base: 362, rise: 205, grain: 0.0052, rock: hex("#5d5f90"), haze: 0.42 },
  { base: 384, rise: 150, grain: 0.0074, rock: hex("#3b4674"), haze: 0.2 },
  { base: 404, rise: 96, grain: 0.0105, rock: hex("#22344c"), haze: 0.04 },
];

/** Paints the mountains behind the bay, the farthest first. */
export function paintMountains(canvas: Canvas): void {
  RANGES.forEach((range, order) => {
    const crest = Array.from(
      { length: canvas.width * canvas.scale + 1 },
      (_, column) => crestOf(range, { x: column / canvas.scale, order }),
    );
    fill(canvas, {
      shape: {
        box: [0, 180, canvas.width, WATERLINE + 2],
        covers: (x, y) => y > (crest[Math.floor(x * canvas.scale)] ?? 0),
      },
      shade: (x, y) => ({ color: slopeColor(range, { x, y, order }) }),
    });
  });
}

function crestOf(range: Range, { x, order }: { x: number; order: number }): number {
  const high = ridges([x * range.grain + order * 7.7, order * 3.1 + 0.4], 6);
  // The bay opens under the sun, so the mountains stand lower there.
  const gap = 1 - 0.5 * Math.exp(-(((x - SUN[0] - 12) / 75) ** 2));
  return range.base - range.rise * gap * (high - 0.15);
}

function slopeColor(range: Range, { x, y, order }: { x: number; y: number; order: number }): Color {
  const place = [x * range.grain * 2.4 + order * 11, y * range.grain * 3.4] as const;
  const step = fractal([place[0] + 0.06, place[1] - 0.03], 6) - fractal(place, 6);
  const side = x < SUN[0] ? 1 : -1;
  const light = 1 + step * 5 * side;
  const near = Math.exp(-Math.abs(x - SUN[0]) / 230);
  const mist = range.haze + smooth([range.base - 80, range.base + 10], y) * 0.3 + near * 0.2;
  return mix([lit(range.rock, Math.max(0.35, light)), HAZE], Math.min(0.9, mist));
}
