import { type Color, mix } from "./color.ts";
import { noise } from "./noise.ts";
import type { Point } from "./shape.ts";

/** A painting under work: color and thickness of the paint at each sample. */
export interface Panel {
  /** Samples in a row and in a column. */
  readonly side: number;
  /** Linear RGB, three numbers a sample. */
  readonly color: Float32Array;
  /** How far the paint stands out, about 0..1. */
  readonly relief: Float32Array;
}

/** One pull of a loaded brush. */
export interface Stroke {
  /** The middle of the stroke, in samples. */
  readonly path: readonly Point[];
  /** Half its width, in samples. */
  readonly radius: number;
  /** The brush's paint, and a second one that was not mixed in fully. */
  readonly paints: readonly [Color, Color];
  /** Which brush hair lies where. */
  readonly seed: number;
}

/** A bare panel. */
export function createPanel(side: number): Panel {
  return {
    side,
    color: new Float32Array(side * side * 3),
    relief: new Float32Array(side * side),
  };
}

interface Trace {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  /** Distance to the middle over the radius, negative on the left; outside -1..1 nothing is painted. */
  readonly across: Float32Array;
  /** Way along the stroke, in samples. */
  readonly along: Float32Array;
  readonly length: number;
}

/** Pulls the brush over the panel. */
export function pull(panel: Panel, stroke: Stroke): void {
  const trace = follow(panel, stroke);
  for (let row = 0; row < trace.rows; row++) {
    for (let column = 0; column < trace.columns; column++) {
      const spot = row * trace.columns + column;
      const across = trace.across[spot] ?? 2;
      if (Math.abs(across) > 1) continue;
      const at = (trace.top + row) * panel.side + trace.left + column;
      leave(panel, { at, across, along: trace.along[spot] ?? 0, length: trace.length, stroke });
    }
  }
}

function follow(panel: Panel, { path, radius }: Stroke): Trace {
  const xs = path.map((point) => point[0]);
  const ys = path.map((point) => point[1]);
  const clip = (value: number): number => Math.min(panel.side, Math.max(0, Math.floor(value)));
  const left = clip(Math.min(...xs) - radius);
  const top = clip(Math.min(...ys) - radius);
  const columns = clip(Math.max(...xs) + radius + 1) - left;
  const rows = clip(Math.max(...ys) + radius + 1) - top;
  const across = new Float32Array(columns * rows).fill(2);
  const along = new Float32Array(columns * rows);
  let length = 0;
  for (let index = 1; index < path.length; index++) {
    const from = path[index - 1] ?? [0, 0];
    const to = path[index] ?? from;
    const step = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    const ahead: Point = [(to[0] - from[0]) / step, (to[1] - from[1]) / step];
    const firstRow = Math.max(0, Math.floor(Math.min(from[1], to[1]) - radius) - top);
    const lastRow = Math.min(rows, Math.ceil(Math.max(from[1], to[1]) + radius) - top);
    const firstColumn = Math.max(0, Math.floor(Math.min(from[0], to[0]) - radius) - left);
    const lastColumn = Math.min(columns, Math.ceil(Math.max(from[0], to[0]) + radius) - left);
    for (let row = firstRow; row < lastRow; row++) {
      for (let column = firstColumn; column < lastColumn; column++) {
        const dx = left + column + 0.5 - from[0];
        const dy = top + row + 0.5 - from[1];
        const way = Math.min(step, Math.max(0, dx * ahead[0] + dy * ahead[1]));
        const distance = Math.hypot(dx - ahead[0] * way, dy - ahead[1] * way) / radius;
        const spot = row * columns + column;
        if (distance >= Math.abs(across[spot] ?? 2)) continue;
        across[spot] = dy * ahead[0] - dx * ahead[1] < 0 ? -distance : distance;
        along[spot] = length + way;
      }
    }
    length += step;
  }
  return { left, top, columns, rows, across, along, length };
}

interface Touch {
  readonly at: number;
  readonly across: number;
  readonly along: number;
  readonly length: number;
  readonly stroke: Stroke;
}

function leave(panel: Panel, { at, across, along, length, stroke }: Touch): void {
  const { radius, paints, seed } = stroke;
  const hair = across * radius * 0.62;
  const bristle = noise(hair + seed * 7.1, along * 0.014 + seed);
  const fine = noise(hair * 2.1 - seed * 3.3, along * 0.03 + seed * 2);
  const edge = Math.abs(across);
  // Hairs run dry one by one, and the outermost ones touch only now and then.
  const dry = along / length > 0.8 + 0.3 * noise(hair * 0.8 + seed, seed * 5);
  const ragged = edge > 0.86 + 0.16 * noise(along * 0.11, seed + Math.sign(across) * 9);
  if (dry || ragged) return;
  const streak = 0.5 + bristle * 1.5;
  const shade = 1 + 0.16 * bristle + 0.1 * fine;
  const color = mix(paints, Math.max(0, streak - 0.42));
  for (let channel = 0; channel < 3; channel++) {
    panel.color[at * 3 + channel] = (color[channel] ?? 0) * shade;
  }
  // The brush pushes paint to both sides and piles it up where it was set down.
  const lip = Math.exp(-(((edge - 0.78) / 0.14) ** 2)) * 0.4;
  const start = Math.exp(-along / (radius * 0.9)) * 0.35;
  const body = (0.5 + 0.34 * bristle + 0.2 * fine) * (1 - edge ** 6);
  const thickness = body + lip + start;
  panel.relief[at] = (panel.relief[at] ?? 0) * 0.4 + thickness * (0.6 + radius * 0.012);
}
