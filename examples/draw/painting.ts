import { createRandom } from "../../src/base/random.ts";
import { createPanel, type Panel, pull } from "./brush.ts";
import { type Color, hex, lit, mix, srgbByte } from "./color.ts";
import { type Glimpse, look, SIDE } from "./motif.ts";
import type { Point } from "./shape.ts";

/** Samples to a pixel in each direction. */
const SCALE = 2;

/** A pass over the whole panel with one brush; sizes in pixels. */
interface Pass {
  readonly width: number;
  readonly length: number;
  /** Distance between the starts of neighboring strokes. */
  readonly spacing: number;
  /** How many of them are painted, 0..1. */
  readonly cover: number;
  /** How much the colors of strokes differ from what is seen. */
  readonly freedom: number;
}

const PASSES: readonly Pass[] = [
  { width: 26, length: 90, spacing: 12, cover: 1, freedom: 0.3 },
  { width: 16, length: 84, spacing: 10, cover: 1, freedom: 0.55 },
  { width: 11, length: 66, spacing: 9, cover: 0.9, freedom: 0.8 },
  { width: 7.5, length: 44, spacing: 10, cover: 0.6, freedom: 1 },
];

/** Colors that a painter sets against a thing to make it sing. */
const ACCENTS: Readonly<Record<Glimpse["thing"], readonly Color[]>> = {
  sun: ["#fffdf0", "#f47b20", "#ffd24a"].map(hex),
  sky: ["#f3efce", "#e7a93c", "#2fb0b5", "#0d1450", "#5a4fb0"].map(hex),
  ridge: ["#e08a4a", "#2a8fa0", "#0f1240", "#b86f9a"].map(hex),
  field: ["#fff0a8", "#2f5fa0", "#d4421e", "#4f8a3c"].map(hex),
  river: ["#fff6d8", "#f0a23c", "#0c2a66"].map(hex),
  poplar: ["#e08a2c", "#1f58a0", "#a8c050", "#050d20"].map(hex),
};

/** Draws the style picture: a landscape in thick oil paint, stroke by stroke. */
export function drawPainting(): { width: number; height: number; data: Uint8Array } {
  const panel = createPanel(SIDE * SCALE);
  const random = createRandom(41);
  for (const pass of PASSES) {
    for (const start of shuffledStarts(pass, random)) paintStroke(panel, { pass, start, random });
  }
  return { width: SIDE, height: SIDE, data: hang(panel) };
}

function shuffledStarts(pass: Pass, random: () => number): Point[] {
  const starts: Point[] = [];
  for (let y = -pass.spacing; y < SIDE + pass.spacing; y += pass.spacing) {
    for (let x = -pass.spacing; x < SIDE + pass.spacing; x += pass.spacing) {
      if (random() > pass.cover) continue;
      starts.push([x + random() * pass.spacing, y + random() * pass.spacing]);
    }
  }
  for (let last = starts.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const moved = starts[last] ?? [0, 0];
    starts[last] = starts[other] ?? moved;
    starts[other] = moved;
  }
  return starts;
}

function paintStroke(
  panel: Panel,
  { pass, start, random }: { pass: Pass; start: Point; random: () => number },
): void {
  const seen = look(start[0], start[1]);
  const length = pass.length * (0.55 + random() * 0.75);
  const path = [
    ...steps(start, { seen, length: -length / 2 }),
    ...steps(start, { seen, length: length / 2 }),
  ];
  if (path.length < 4) return;
  const accents = ACCENTS[seen.thing];
  const accent = accents[Math.floor(random() * accents.length)] ?? seen.color;
  const bold = random() < 0.1 * pass.freedom ? 0.8 : 0.16 * pass.freedom * random();
  const value = 1 + (random() - 0.5) * 0.75 * pass.freedom;
  const color = lit(mix([seen.color, accent], bold), value);
  const second = lit(mix([seen.color, accent], 0.45 * random()), random() < 0.5 ? 0.62 : 1.35);
  pull(panel, {
    path: path.map(([x, y]) => [x * SCALE, y * SCALE] as const),
    radius: (pass.width / 2) * SCALE * (0.75 + random() * 0.45),
    paints: [color, second],
    seed: Math.floor(random() * 4096),
  });
}

/** Goes with the flow, or against it where `length` is negative, and returns the points in the flow's order. */
function steps(
  [x, y]: Point,
  { seen, length }: { seen: Glimpse; length: number },
): Point[] {
  const points: Point[] = [];
  const stride = 3 * Math.sign(length);
  let heading = seen.angle;
  for (let way = 0; way < Math.abs(length); way += 3) {
    if (length > 0 || way > 0) points.push([x, y]);
    x += Math.cos(heading) * stride;
    y += Math.sin(heading) * stride;
    const next = look(x, y);
    if (next.thing !== seen.thing) break;
    // A direction is known only up to half a turn: take the one that goes on.
    const turned = Math.round((heading - next.angle) / Math.PI) * Math.PI;
    heading += (next.angle + turned - heading) * 0.7;
  }
  return length > 0 ? points : points.reverse();
}

/** Puts the panel under a lamp at its upper left and takes its picture. */
function hang(panel: Panel): Uint8Array {
  const { side, color } = panel;
  const bytes = new Uint8Array(SIDE * SIDE * 4).fill(255);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let sub = 0; sub < SCALE * SCALE; sub++) {
          const column = x * SCALE + (sub % SCALE);
          const row = y * SCALE + Math.floor(sub / SCALE);
          const light = lightAt(panel, [column, row]);
          sum += (color[(row * side + column) * 3 + channel] ?? 0) * light.shade + light.gloss;
        }
        bytes[(y * SIDE + x) * 4 + channel] = srgbByte(sum / SCALE ** 2);
      }
    }
  }
  return bytes;
}

function lightAt(panel: Panel, [column, row]: Point): { shade: number; gloss: number } {
  const at = (dx: number, dy: number): number => {
    const x = Math.min(panel.side - 1, Math.max(0, column + dx));
    const y = Math.min(panel.side - 1, Math.max(0, row + dy));
    return panel.relief[y * panel.side + x] ?? 0;
  };
  const rise = (at(1, 0) - at(-1, 0)) * 0.6 + (at(0, 1) - at(0, -1)) * 0.8;
  const shade = Math.min(1.5, Math.max(0.5, 1.02 + rise * 1.05));
  return { shade, gloss: Math.max(0, rise - 0.28) ** 2 * 0.26 };
}
