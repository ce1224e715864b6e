import { type Canvas, fill } from "./canvas.ts";
import { type Color, hex, lit } from "./color.ts";
import { type Lamp, paintHouse } from "./house.ts";
import { createRandom } from "../../src/base/random.ts";
import { hash, noise } from "./noise.ts";
import { ellipse, limb, type Point, polygon, rectangle } from "./shape.ts";

const STONE = hex("#c9ab86");
const SLATE = hex("#56606e");
const DARK: Color = [0.015, 0.018, 0.03];

/** Paints the church with its tower; `foot` is the middle of the tower's foot. */
export function paintChurch(canvas: Canvas, foot: Point): Lamp[] {
  const [x, y] = foot;
  const nave = paintHouse(canvas, {
    x: x + 8,
    y: y + 2,
    width: 46,
    height: 30,
    depth: 16,
    wall: hex("#d9c3a0"),
    roof: hex("#8f4a38"),
    gable: false,
    detail: 1,
    random: createRandom(3),
  });
  paintTower(canvas, foot);
  paintSpire(canvas, [x, y - 84]);
  return nave;
}

function paintTower(canvas: Canvas, [x, y]: Point): void {
  const half = 11;
  fill(canvas, {
    shape: rectangle([x - half, y - 84, x + half, y + 6]),
    shade: (px, py) => {
      // The left face looks into the sunset, the right one into the blue of the night.
      const warm = px < x - 2;
      const row = Math.floor(py / 3);
      const stone = 0.82 + 0.3 * hash(Math.floor(px / 4.5 + (row % 2) * 0.5), row);
      const ledge = (y - py) % 28 < 2.2 ? 1.25 : 1;
      const color: Color = warm ? [1.2, 0.8, 0.52] : [0.4, 0.38, 0.52];
      const light = stone * ledge * (1 + 0.15 * noise(px * 0.3, py * 0.2));
      return { color: lit([STONE[0] * color[0], STONE[1] * color[1], STONE[2] * color[2]], light) };
    },
  });
  for (const [dx, wide] of [[-6.5, 2.1], [4.5, 3]] as const) {
    for (const up of [66, 38]) {
      const shade = (): { color: Color } => ({ color: DARK });
      const center: Point = [x + dx, y - up];
      fill(canvas, {
        shape: ellipse([center[0], center[1] - 4], { radiusX: wide, radiusY: 3.4 }),
        shade,
      });
      fill(canvas, {
        shape: rectangle([center[0] - wide, center[1] - 4, center[0] + wide, center[1] + 6]),
        shade,
      });
    }
  }
}

function paintSpire(canvas: Canvas, [x, y]: Point): void {
  const slopes: readonly [Point[], Color][] = [
    [[[x - 13, y + 1], [x - 2, y + 3], [x, y - 40]], [1.5, 1, 0.68]],
    [[[x - 2, y + 3], [x + 13, y + 1], [x, y - 40]], [0.5, 0.52, 0.7]],
  ];
  for (const [points, light] of slopes) {
    fill(canvas, {
      shape: polygon(points),
      shade: (px, py) => {
        const slate = 0.8 + 0.35 * hash(Math.floor(px / 2), Math.floor(py / 2.2));
        return {
          color: lit([SLATE[0] * light[0], SLATE[1] * light[1], SLATE[2] * light[2]], slate),
        };
      },
    });
  }
  const shade = (): { color: Color } => ({ color: [0.09, 0.07, 0.06] });
  fill(canvas, { shape: limb([[x, y - 38], [x, y - 50]], [0.7, 0.5]), shade });
  fill(canvas, { shape: limb([[x - 3, y - 46], [x + 3, y - 46]], [0.5, 0.5]), shade });
}
