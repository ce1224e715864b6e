import { type Canvas, createCanvas, fill, sampleAt } from "./canvas.ts";
import { type Color, hex, lit, mix } from "./color.ts";
import { noise } from "./noise.ts";
import { ellipse, limb, type Point, polygon, rectangle } from "./shape.ts";
import { ripple } from "./water.ts";

const HULL = hex("#2f6f86");
const SAIL = hex("#e9c9a0");
const WOOD = hex("#5a3a28");

/** Where a boat lies and how large it is; at size 1 it is 150 pixels long. */
export interface Berth {
  /** Middle of its waterline. */
  readonly at: Point;
  readonly size: number;
  /** Whether its sails are up. */
  readonly sails: boolean;
}

/** Paints a boat with its reflection. */
export function paintBoat(canvas: Canvas, berth: Berth): void {
  const layer = createCanvas(canvas);
  if (berth.sails) paintSails(layer, berth);
  paintHull(layer, berth);
  const { at: [x, y], size } = berth;
  const around = [x - 95 * size, y - 190 * size, x + 95 * size, y + 150 * size] as const;
  fill(canvas, {
    shape: rectangle([around[0], y - 2, around[2], around[3]]),
    shade: (px, py) => {
      const slope = ripple(px, py);
      const deep = py - y;
      const mirrored = y - 2 - deep * 1.15 + slope * (3 + deep * 0.16);
      const source = sampleAt(layer, [px + slope * (2 + deep * 0.07), Math.min(y, mirrored)]);
      return paintOf(layer, {
        at: source,
        strength: 0.78 - (0.4 * deep) / (150 * size),
        light: 0.7,
      });
    },
  });
  fill(canvas, {
    shape: rectangle([around[0], around[1], around[2], y + 12 * size]),
    shade: (px, py) => paintOf(layer, { at: sampleAt(layer, [px, py]), strength: 1, light: 1 }),
  });
}

function paintOf(
  layer: Canvas,
  { at, strength, light }: { at: number; strength: number; light: number },
): { color: Color; opacity: number } {
  const alpha = layer.data[at + 3] ?? 0;
  if (alpha === 0) return { color: [0, 0, 0], opacity: 0 };
  const part = (channel: number): number => ((layer.data[at + channel] ?? 0) / alpha) * light;
  return { color: [part(0), part(1), part(2)], opacity: alpha * strength };
}

function paintHull(layer: Canvas, { at: [x, y], size }: Berth): void {
  const point = (dx: number, dy: number): Point => [x + dx * size, y + dy * size];
  const sheer: Point[] = [];
  for (let step = 0; step <= 20; step++) {
    const t = step / 10 - 1;
    sheer.push(point(t * 74, -15 - 13 * t * t * (t < 0 ? 1.25 : 0.8)));
  }
  const keel: Point[] = [point(66, -6), point(58, 3), point(20, 7), point(-30, 7), point(-56, 2)];
  fill(layer, {
    shape: polygon([...sheer, ...keel]),
    shade: (px, py) => {
      const up = (y - py) / size;
      const along = (px - x) / (74 * size);
      const rail = -15 - 13 * along * along * (along < 0 ? 1.25 : 0.8);
      const below = -up - rail;
      const plank = 1 - 0.16 * (((below / 4.2) % 1) > 0.82 ? 1 : 0);
      const light = (1.12 - 0.5 * (along + 1) / 2) * plank * (1 + 0.12 * noise(px * 0.4, py * 0.9));
      if (below < 2.4) return { color: lit(hex("#ead9b8"), light * 0.8) };
      if (below < 5) return { color: lit(hex("#b8442e"), light * 0.8) };
      if (up < 1.5) return { color: lit(hex("#7a2f28"), light * 0.55) };
      return { color: lit(HULL, light * 0.85) };
    },
  });
  const cabin: Point[] = [point(18, -17), point(20, -33), point(46, -31), point(48, -17)];
  fill(layer, {
    shape: polygon(cabin),
    shade: (px, py) => {
      const pane = Math.abs((y - py) / size - 26) < 3 && ((px / size) % 9) > 3;
      if (pane) return { color: lit(hex("#ffcf7a"), 1.1) };
      return { color: lit(hex("#e6d5b6"), 0.78 - (0.4 * (px - x)) / (90 * size)) };
    },
  });
  const wood = (): { color: Color } => ({ color: WOOD });
  fill(layer, {
    shape: limb([point(15, -33.5), point(51, -32)], [1.6 * size, 1.6 * size]),
    shade: wood,
  });
}

function paintSails(layer: Canvas, { at: [x, y], size }: Berth): void {
  const point = (dx: number, dy: number): Point => [x + dx * size, y + dy * size];
  const wood = (): { color: Color } => ({ color: lit(WOOD, 0.8) });
  const cloth = (px: number, py: number): { color: Color } => {
    const seam = ((py + px * 0.12) / (11 * size)) % 1 < 0.07 ? 0.84 : 1;
    const belly = 0.72 + 0.42 * Math.sin(((px - x) / size) * 0.035 + 2.1);
    const glow = mix([[0.72, 0.62, 0.72], [1.3, 0.95, 0.66]], belly);
    const light = seam * (0.95 + 0.08 * noise(px * 0.12, py * 0.05));
    return { color: lit([SAIL[0] * glow[0], SAIL[1] * glow[1], SAIL[2] * glow[2]], light) };
  };
  const main: Point[] = [point(2, -30), point(3, -160), point(8, -164)];
  for (let step = 0; step <= 10; step++) {
    const t = step / 10;
    main.push(point(8 + 60 * t + 7 * Math.sin(t * Math.PI), -164 + 130 * t ** 0.96));
  }
  fill(layer, { shape: polygon(main), shade: cloth });
  const jib: Point[] = [point(-3, -150), point(-70, -32)];
  for (let step = 0; step <= 10; step++) {
    const t = step / 10;
    jib.push(point(-70 + 62 * t, -32 + 9 * Math.sin(t * Math.PI) - 4 * t));
  }
  jib.push(point(-14, -80));
  fill(layer, { shape: polygon(jib), shade: cloth });
  fill(layer, {
    shape: limb([point(0, -14), point(0, -178)], [1.7 * size, 1 * size]),
    shade: wood,
  });
  fill(layer, {
    shape: limb([point(0, -31), point(70, -35)], [1.4 * size, 1 * size]),
    shade: wood,
  });
  fill(layer, { shape: limb([point(-72, -30), point(0, -172)], [0.4, 0.4]), shade: wood });
  const flag = ellipse(point(6, -176), { radiusX: 7 * size, radiusY: 2.6 * size, angle: 0.15 });
  fill(layer, { shape: flag, shade: () => ({ color: hex("#c23b2a") }) });
}
