import { type Color, hex, mix, onScale, smooth } from "./color.ts";
import { fractal, noise } from "./noise.ts";

/** What a painter sees at a point. */
export interface Glimpse {
  /** Strokes end where the thing ends. */
  readonly thing: "sun" | "sky" | "ridge" | "field" | "river" | "poplar";
  readonly color: Color;
  /** Direction of the brush in radians. */
  readonly angle: number;
}

/** Side of the painting in pixels. */
export const SIDE = 640;

const SUN = { x: 212, y: 178, radius: 54 };
const SUN_COLORS = ["#fff6d2", "#ffe694", "#fac043", "#ef8e27"].map(hex);
const AURA = ["#f08a24", "#f9c85a", "#f6ecc6", "#9cccb6", "#2f8296"].map(hex);
const SKY = ["#101f66", "#1b3f9a", "#1b6c9e", "#57adae", "#e2e7c2", "#3f9aa8", "#2450a8", "#101f66"]
  .map(hex);
const RIDGE = ["#161a4e", "#33388a", "#6656a0", "#c98c8e", "#f0b070"].map(hex);
const FIELD = ["#7c3314", "#c0611a", "#e79f2b", "#f8db7d", "#d8852a", "#a8481c"].map(hex);
const MEADOW = ["#12403c", "#24684a", "#6f9440", "#d8bf52", "#2f7a58"].map(hex);
const RIVER = ["#0f3a63", "#1c7690", "#7cc6ba", "#f7ebc0"].map(hex);
const POPLAR = ["#081a2b", "#0f3d3a", "#256a40", "#86902f", "#c2611f"].map(hex);

/** Eddies of the air: where, how wide, and how many rings of color they turn. */
const EDDIES = [
  { x: 438, y: 118, wide: 74, rings: 2.6 },
  { x: 566, y: 262, wide: 50, rings: -1.9 },
  { x: 344, y: 292, wide: 44, rings: 1.7 },
  { x: 52, y: 318, wide: 50, rings: -1.8 },
  { x: 30, y: 60, wide: 62, rings: 1.8 },
  { x: 596, y: 40, wide: 56, rings: -1.6 },
];

const POPLARS = [
  { x: 604, foot: 590, height: 300, wide: 23 },
  { x: 552, foot: 618, height: 404, wide: 31 },
  { x: 492, foot: 600, height: 268, wide: 22 },
];

/** Looks at a point of the imagined landscape: a low sun in a moving sky over fields and a river. */
export function look(x: number, y: number): Glimpse {
  const poplar = lookAtPoplars(x, y);
  if (poplar) return poplar;
  if (y > 428 + 8 * noise(x * 0.012, 3)) return lookAtLand(x, y);
  for (const order of [1, 0]) {
    const crest = ridgeAt(x, order);
    if (y > crest) return lookAtRidge({ x, y, order, crest });
  }
  return lookAtSky(x, y);
}

function lookAtSky(x: number, y: number): Glimpse {
  const away = Math.hypot(x - SUN.x, y - SUN.y);
  const around = Math.atan2(y - SUN.y, x - SUN.x) + Math.PI / 2;
  if (away < SUN.radius) {
    return { thing: "sun", color: onScale(SUN_COLORS, away / SUN.radius), angle: around + 0.2 };
  }
  const phase = skyPhase(x, y);
  const air = onScale(SKY, phase - Math.floor(phase));
  const ring = (away - SUN.radius) / 88;
  const aura = onScale(AURA, ring + 0.07 * Math.sin(away * 0.35));
  const free = smooth([0.55, 1.25], ring);
  // The brush follows the bands of color, so it turns a quarter from where the phase rises.
  const right = skyPhase(x + 1, y) - skyPhase(x - 1, y);
  const down = skyPhase(x, y + 1) - skyPhase(x, y - 1);
  const along = Math.atan2(right, -down) + 0.3 * eddyAt(x, y);
  return { thing: "sky", color: mix([aura, air], free), angle: turn([around, along], free) };
}

/** Between two brush directions; a direction and its opposite are the same. */
function turn([from, to]: readonly [number, number], share: number): number {
  const x = Math.cos(2 * from) * (1 - share) + Math.cos(2 * to) * share;
  const y = Math.sin(2 * from) * (1 - share) + Math.sin(2 * to) * share;
  return Math.atan2(y, x) / 2;
}

function skyPhase(x: number, y: number): number {
  let phase = y * 0.0062 + x * 0.0012 + 0.55 * fractal([x * 0.0055 + 2, y * 0.008], 2);
  for (const eddy of EDDIES) {
    const far = ((x - eddy.x) ** 2 + (y - eddy.y) ** 2) / (2 * eddy.wide ** 2);
    if (far < 12) phase += eddy.rings * Math.exp(-far);
  }
  return phase;
}

/** How much the air turns at a point, 0..1: there strokes wind inward as a spiral does. */
function eddyAt(x: number, y: number): number {
  let most = 0;
  for (const eddy of EDDIES) {
    most = Math.max(most, Math.exp(-((x - eddy.x) ** 2 + (y - eddy.y) ** 2) / eddy.wide ** 2));
  }
  return most;
}

function ridgeAt(x: number, order: number): number {
  const swing = 34 * Math.sin(x * 0.0105 + order * 2.4 + 0.6) +
    26 * noise(x * 0.013, order * 9 + 1);
  return 366 + order * 34 - swing * (1 - order * 0.35);
}

function lookAtRidge(
  { x, y, order, crest }: { x: number; y: number; order: number; crest: number },
): Glimpse {
  const slope = Math.atan2(ridgeAt(x + 3, order) - ridgeAt(x - 3, order), 6);
  const bow = Math.sin(x * 0.05 + order * 2) * 0.35;
  const sunny = slope < 0 ? -0.05 : 0.2;
  const light = 0.1 + order * 0.12 + 0.75 * Math.exp(-(y - crest) / 9) +
    0.35 * fractal([x * 0.03, y * 0.05], 3) + sunny;
  return { thing: "ridge", color: onScale(RIDGE, light), angle: slope + bow };
}

function lookAtLand(x: number, y: number): Glimpse {
  const middle = 318 + 92 * Math.sin((y - 428) * 0.0165) * smooth([420, 560], y);
  const half = 5 + (y - 428) * 0.24;
  if (Math.abs(x - middle) < half) {
    const gleam = 0.42 + 0.5 * Math.sin(y * 0.16 + x * 0.02) + 0.4 * noise(x * 0.02, y * 0.06);
    const wave = 0.22 * Math.sin(x * 0.06 + y * 0.09);
    return { thing: "river", color: onScale(RIVER, gleam), angle: wave };
  }
  const side = x < middle ? -1 : 1;
  const down = y - 398;
  // Furrows meet at a point of the horizon, each side of the river at its own.
  const across = (x - (middle + side * 60)) / down;
  const bend = 0.5 * Math.sin(down * 0.02 + across);
  const furrow = across * 2.3 + bend + 0.4 * noise(x * 0.015, y * 0.02);
  const angle = Math.atan2(1, across + 0.35 * Math.cos(down * 0.02));
  const stripe = furrow - Math.floor(furrow);
  const plot = noise(across * 0.8 + side * 3, Math.log(down) * 1.7);
  const scale = plot > 0.12 ? MEADOW : FIELD;
  return { thing: "field", color: onScale(scale, stripe), angle };
}

function lookAtPoplars(x: number, y: number): Glimpse | undefined {
  for (const { x: root, foot, height, wide } of POPLARS) {
    const up = (foot - y) / height;
    if (up < 0 || up > 1) continue;
    const sway = 9 * Math.sin(up * 5 + root) * up;
    const half = wide * Math.sin(Math.PI * up ** 0.62) ** 0.7 *
      (1 + 0.16 * Math.sin(y * 0.13 + x * 0.05));
    const across = (x - root - sway) / half;
    if (Math.abs(across) > 1) continue;
    const flame = 0.42 * Math.sin(y * 0.045 + across * 1.6) + across * 0.3;
    const light = 0.32 - across * 0.3 + 0.42 * noise(x * 0.05 + root, y * 0.02);
    return {
      thing: "poplar",
      color: onScale(POPLAR, light),
      angle: -Math.PI / 2 + flame,
    };
  }
  return undefined;
}
