import { type Canvas, fill, sampleAt } from "./canvas.ts";
import { type Color, hex, mix, smooth } from "./color.ts";
import { fractal } from "./noise.ts";
import { rectangle } from "./shape.ts";
import { WATERLINE } from "./sky.ts";

const DEEP = hex("#16394a");
const TAPS = 7;

/** Paints the bay as a rippled mirror of what the canvas already shows above the waterline. */
export function paintWater(canvas: Canvas): void {
  fill(canvas, {
    shape: rectangle([0, WATERLINE, canvas.width, canvas.height]),
    shade: (x, y) => ({ color: waterColor(canvas, { x, y }) }),
  });
}

/** Slope of the ripples at a point of the water, about -1..1. */
export function ripple(x: number, y: number): number {
  const near = y - WATERLINE;
  // Seen in perspective: one step of the picture is more water the closer it is to the horizon.
  const depth = 2600 / (near + 14);
  const across = ((x - 384) * depth) / 900;
  const wind = fractal([across * 0.16 + 5, depth * 0.12], 3);
  return fractal([across * 0.9, depth * 2.1], 4) * (0.75 + wind);
}

function waterColor(canvas: Canvas, { x, y }: { x: number; y: number }): Color {
  const near = y - WATERLINE;
  const slope = ripple(x, y);
  const reach = 3 + near * 0.32;
  const sum: [number, number, number] = [0, 0, 0];
  for (let tap = 0; tap < TAPS; tap++) {
    // Small waves below a sample's size smear the mirror image upright.
    const smear = (tap / (TAPS - 1) - 0.5) * (2 + near * 0.16);
    const mirrored = WATERLINE - near * 1.25 + slope * reach + smear;
    const at = sampleAt(canvas, [x + slope * reach * 0.22, Math.min(WATERLINE - 1, mirrored)]);
    for (let channel = 0; channel < 3; channel++) {
      sum[channel] = (sum[channel] ?? 0) + Math.min(1.6, canvas.data[at + channel] ?? 0) / TAPS;
    }
  }
  const steep = 0.16 + 0.3 * smooth([20, 180], near) + slope * 0.34;
  const color = mix([[sum[0] * 0.88, sum[1] * 0.9, sum[2] * 0.95], DEEP], steep);
  const foam = smooth([3, 0], near) * 0.08;
  return [color[0] + foam, color[1] + foam, color[2] + foam];
}
