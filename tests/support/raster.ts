import type { Pixels } from "../../src/image/pixels.ts";

/**
 * A small rasterizer for test pictures: outlines in, straight-alpha pixels out. It knows no picture in
 * particular and shares no code with `src/image`, so that a fault there cannot hide in both.
 */

/** A point in pixels, from the upper left corner. */
export type Point = readonly [x: number, y: number];

/** A closed line of points. */
export type Contour = readonly Point[];

/** Red, green, blue as 0..255 and opacity as 0..1, straight. */
export type Rgba = readonly [red: number, green: number, blue: number, opacity: number];

/** One color, or a color for every pixel's middle. */
export type Paint = Rgba | ((x: number, y: number) => Rgba);

/** How much of each pixel an outline covers. */
export interface Coverage {
  readonly width: number;
  readonly height: number;
  /** 0..1, one number a pixel. */
  readonly data: Float32Array;
}

// Spans are exact along a row, so only the vertical direction needs samples.
const SCANLINES = 8;

/** An empty picture: transparent, or of one color. */
export function createPicture(
  { width, height, color = [0, 0, 0, 0] }: { width: number; height: number; color?: Rgba },
): Pixels {
  const data = new Uint8Array(width * height * 4);
  const bytes = [color[0], color[1], color[2], Math.round(color[3] * 255)];
  for (let at = 0; at < data.length; at += 4) data.set(bytes, at);
  return { width, height, data };
}

/** The share of each pixel inside the contours, by the non-zero rule: a reversed contour cuts a hole. */
export function coverageOf(
  { width, height }: { width: number; height: number },
  contours: readonly Contour[],
): Coverage {
  const data = new Float32Array(width * height);
  const [first, last] = rowsOf(contours, height);
  for (let row = first; row < last; row++) {
    const line = data.subarray(row * width, (row + 1) * width);
    for (let scan = 0; scan < SCANLINES; scan++) {
      const crossings = crossingsAt(contours, row + (scan + 0.5) / SCANLINES);
      let winding = 0;
      crossings.forEach(([x, turn], index) => {
        winding += turn;
        const next = crossings[index + 1];
        if (winding !== 0 && next) addSpan(line, [x, next[0]]);
      });
    }
  }
  return { width, height, data };
}

function rowsOf(contours: readonly Contour[], height: number): [number, number] {
  let top = height;
  let bottom = 0;
  for (const [, y] of contours.flat()) {
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [Math.max(0, Math.floor(top)), Math.min(height, Math.ceil(bottom))];
}

function crossingsAt(contours: readonly Contour[], y: number): [number, number][] {
  const crossings: [number, number][] = [];
  for (const contour of contours) {
    let from = contour.at(-1) ?? [0, 0];
    for (const to of contour) {
      if ((from[1] > y) !== (to[1] > y)) {
        const x = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
        crossings.push([x, to[1] > from[1] ? 1 : -1]);
      }
      from = to;
    }
  }
  return crossings.sort((one, other) => one[0] - other[0]);
}

function addSpan(line: Float32Array, [from, to]: readonly [number, number]): void {
  const left = Math.max(0, from);
  const right = Math.min(line.length, to);
  for (let x = Math.floor(left); x < right; x++) {
    const share = Math.min(right, x + 1) - Math.max(left, x);
    line[x] = (line[x] ?? 0) + share / SCANLINES;
  }
}

/** Softens a coverage by three box means, which come close to a Gaussian of `radius` pixels. */
export function soften(coverage: Coverage, radius: number): Coverage {
  const { width, height } = coverage;
  let data = coverage.data;
  for (let pass = 0; pass < 3; pass++) {
    data = boxMean(data, { count: width, lines: height, step: 1, stride: width, radius });
    data = boxMean(data, { count: height, lines: width, step: width, stride: 1, radius });
  }
  return { width, height, data };
}

function boxMean(
  data: Float32Array,
  box: { count: number; lines: number; step: number; stride: number; radius: number },
): Float32Array {
  const { count, lines, step, stride, radius } = box;
  const result = new Float32Array(data.length);
  for (let line = 0; line < lines; line++) {
    let sum = 0;
    for (let place = -radius; place < count; place++) {
      const enters = place + radius;
      const leaves = enters - 2 * radius - 1;
      if (enters < count) sum += data[line * stride + enters * step] ?? 0;
      if (leaves >= 0) sum -= data[line * stride + leaves * step] ?? 0;
      if (place >= 0) result[line * stride + place * step] = sum / (2 * radius + 1);
    }
  }
  return result;
}

/** Lays paint over the picture where the coverage says so (source-over, straight alpha). */
export function layPaint(
  picture: Pixels,
  { coverage, paint }: { coverage: Coverage; paint: Paint },
): void {
  for (let at = 0; at < coverage.data.length; at++) {
    // Sums of spans overshoot 1 by rounding, and a touching span may leave a trace of 1e-8.
    const share = Math.min(1, coverage.data[at] ?? 0);
    if (share < 1e-5) continue;
    const x = (at % picture.width) + 0.5;
    const y = Math.floor(at / picture.width) + 0.5;
    const [red, green, blue, opacity] = typeof paint === "function" ? paint(x, y) : paint;
    const source = opacity * share;
    const below = ((picture.data[at * 4 + 3] ?? 0) / 255) * (1 - source);
    const alpha = source + below;
    if (alpha === 0) continue;
    const blend = (value: number, offset: number): number =>
      Math.round((value * source + (picture.data[at * 4 + offset] ?? 0) * below) / alpha);
    picture.data.set(
      [blend(red, 0), blend(green, 1), blend(blue, 2), Math.round(alpha * 255)],
      at * 4,
    );
  }
}

/** Fills contours with paint. */
export function fillContours(
  picture: Pixels,
  { contours, paint }: { contours: readonly Contour[]; paint: Paint },
): void {
  layPaint(picture, { coverage: coverageOf(picture, contours), paint });
}
