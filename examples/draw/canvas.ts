import { type Color, srgbByte } from "./color.ts";

/** A picture under work: premultiplied linear light, several samples to each pixel. */
export interface Canvas {
  /** Width in pixels of the finished picture. */
  readonly width: number;
  /** Height in pixels of the finished picture. */
  readonly height: number;
  /** Samples to a pixel in each direction: what makes edges soft. */
  readonly scale: number;
  /** RGBA, four numbers a sample. */
  readonly data: Float32Array;
}

/** An area of a picture, in pixels of the finished picture. */
export interface Shape {
  /** Left, top, right, bottom: nothing is covered outside. */
  readonly box: readonly [number, number, number, number];
  /** Whether the point is inside. */
  covers(x: number, y: number): boolean;
}

/** A color with its opacity, 0..1; left out means opaque. */
export interface Paint {
  readonly color: Color;
  readonly opacity?: number;
}

/** An empty, fully transparent canvas. */
export function createCanvas(size: Omit<Canvas, "data">): Canvas {
  const samples = size.width * size.height * size.scale ** 2;
  return { ...size, data: new Float32Array(samples * 4) };
}

/** Paints a shape; `shade` is asked for the paint of every sample. */
export function fill(
  canvas: Canvas,
  { shape, shade }: { shape: Shape; shade: (x: number, y: number) => Paint },
): void {
  const { scale } = canvas;
  const columns = canvas.width * scale;
  const [left, top, right, bottom] = shape.box;
  const firstRow = Math.max(0, Math.floor(top * scale));
  const lastRow = Math.min(canvas.height * scale, Math.ceil(bottom * scale));
  const firstColumn = Math.max(0, Math.floor(left * scale));
  const lastColumn = Math.min(columns, Math.ceil(right * scale));
  for (let row = firstRow; row < lastRow; row++) {
    const y = (row + 0.5) / scale;
    for (let column = firstColumn; column < lastColumn; column++) {
      const x = (column + 0.5) / scale;
      if (!shape.covers(x, y)) continue;
      const { color, opacity = 1 } = shade(x, y);
      lay(canvas.data, { at: (row * columns + column) * 4, color, opacity });
    }
  }
}

function lay(data: Float32Array, spot: { at: number; color: Color; opacity: number }): void {
  const { at, color, opacity } = spot;
  for (let channel = 0; channel < 4; channel++) {
    const source = (channel === 3 ? 1 : color[channel] ?? 0) * opacity;
    data[at + channel] = source + (data[at + channel] ?? 0) * (1 - opacity);
  }
}

/** The sample nearest to a point; points outside give the nearest edge. */
export function sampleAt(canvas: Canvas, [x, y]: readonly [number, number]): number {
  const columns = canvas.width * canvas.scale;
  const rows = canvas.height * canvas.scale;
  const column = Math.min(columns - 1, Math.max(0, Math.floor(x * canvas.scale)));
  const row = Math.min(rows - 1, Math.max(0, Math.floor(y * canvas.scale)));
  return (row * columns + column) * 4;
}

/** RGBA bytes of an opaque canvas; `finish` may change each pixel's linear light once more. */
export function develop(
  canvas: Canvas,
  finish: (color: Color, x: number, y: number) => Color,
): Uint8Array {
  const { width, height, scale, data } = canvas;
  const bytes = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sum: [number, number, number] = [0, 0, 0];
      for (let sub = 0; sub < scale * scale; sub++) {
        const row = y * scale + Math.floor(sub / scale);
        const at = (row * width * scale + x * scale + (sub % scale)) * 4;
        sum[0] += data[at] ?? 0;
        sum[1] += data[at + 1] ?? 0;
        sum[2] += data[at + 2] ?? 0;
      }
      const share = 1 / scale ** 2;
      const color = finish([sum[0] * share, sum[1] * share, sum[2] * share], x, y);
      bytes.set(
        [srgbByte(color[0]), srgbByte(color[1]), srgbByte(color[2]), 255],
        (y * width + x) * 4,
      );
    }
  }
  return bytes;
}
