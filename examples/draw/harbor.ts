import { paintBoat } from "./boat.ts";
import { type Canvas, createCanvas, develop } from "./canvas.ts";
import { type Color, smooth } from "./color.ts";
import type { Lamp } from "./house.ts";
import { hash } from "./noise.ts";
import { paintMountains, paintSky } from "./sky.ts";
import { paintTown } from "./town.ts";
import { paintForeground } from "./tree.ts";
import { paintWater } from "./water.ts";

const WIDTH = 768;
const HEIGHT = 576;

/** Draws the content picture: a harbor town at dusk, as a photograph might show it. */
export function drawHarbor(): { width: number; height: number; data: Uint8Array } {
  const canvas = createCanvas({ width: WIDTH, height: HEIGHT, scale: 3 });
  paintSky(canvas);
  paintMountains(canvas);
  const lamps = paintTown(canvas);
  shine(canvas, lamps);
  paintWater(canvas);
  paintBoat(canvas, { at: [566, 436], size: 0.3, sails: false });
  paintBoat(canvas, { at: [668, 424], size: 0.24, sails: false });
  paintBoat(canvas, { at: [352, 490], size: 0.84, sails: true });
  paintForeground(canvas);
  return { width: WIDTH, height: HEIGHT, data: develop(canvas, expose) };
}

// Halos come before the water, so that the water mirrors them too.
function shine(canvas: Canvas, lamps: readonly Lamp[]): void {
  const columns = canvas.width * canvas.scale;
  for (const { x, y, strength } of lamps) {
    const reach = (6 + strength * 5) * canvas.scale;
    const middle = [x * canvas.scale, y * canvas.scale] as const;
    for (let row = Math.floor(middle[1] - reach); row <= middle[1] + reach; row++) {
      for (let column = Math.floor(middle[0] - reach); column <= middle[0] + reach; column++) {
        if (column < 0 || column >= columns) continue;
        const away = Math.hypot(column - middle[0], row - middle[1]) / reach;
        const halo = 0.1 * strength ** 0.7 * Math.max(0, 1 - away) ** 2.4;
        const at = (row * columns + column) * 4;
        canvas.data[at] = (canvas.data[at] ?? 0) + halo;
        canvas.data[at + 1] = (canvas.data[at + 1] ?? 0) + halo * 0.6;
        canvas.data[at + 2] = (canvas.data[at + 2] ?? 0) + halo * 0.22;
      }
    }
  }
}

/** What a camera adds: falling light in the corners, a shoulder in the highlights and a little grain. */
function expose(color: Color, x: number, y: number): Color {
  const corner = Math.hypot(x / WIDTH - 0.5, y / HEIGHT - 0.5);
  const light = 1.12 - 0.35 * smooth([0.3, 0.75], corner);
  const grain = 1 + (hash(x, y) + hash(x + 911, y + 77) - 1) * 0.05;
  const film = (value: number): number => {
    const exposed = value * light * grain;
    return exposed < 0.6 ? exposed : 0.6 + 0.4 * Math.tanh((exposed - 0.6) / 0.5);
  };
  return [film(color[0]), film(color[1]), film(color[2])];
}
