import { type Canvas, fill } from "./canvas.ts";
import { type Color, hex, lit, mix, under } from "./color.ts";
import { fractal, hash, noise } from "./noise.ts";
import { type Point, polygon, rectangle } from "./shape.ts";

/** A house seen a little from its left, so that its front and its sunset side show. */
export interface House {
  /** Left edge of the front. */
  readonly x: number;
  /** Foot of the front. */
  readonly y: number;
  readonly width: number;
  /** From foot to eaves. */
  readonly height: number;
  /** Width of the side wall as seen. */
  readonly depth: number;
  readonly wall: Color;
  readonly roof: Color;
  /** Whether the gable looks at us; otherwise the roof's slope does. */
  readonly gable: boolean;
  /** Size of a window and of its details: 1 near the water, less up the hill. */
  readonly detail: number;
  /** Draws the numbers that make this house different. */
  readonly random: () => number;
}

/** Something that shines: it gets a halo when the picture is finished. */
export interface Lamp {
  readonly x: number;
  readonly y: number;
  readonly strength: number;
}

const DUSK: Color = [0.4, 0.39, 0.56];
const SUNSET: Color = [1.25, 0.82, 0.56];
const SHUTTERS = ["#31594f", "#3b5378", "#6b4030", "#4f6647"].map(hex);
const GLASS = hex("#232f49");
const CANDLE = hex("#ffc663");

/** Paints a house and returns its lit windows. */
export function paintHouse(canvas: Canvas, house: House): Lamp[] {
  const { x, y, width, height, depth } = house;
  const eaves = y - height;
  const rise = house.gable ? width * 0.36 : width * 0.2 + depth * 0.35;
  const lift = depth * 0.28;
  const apex: Point = house.gable
    ? [x + width / 2, eaves - rise]
    : [x - depth / 2, eaves - rise - lift / 2];
  const side: Point[] = [[x, y], [x - depth, y - lift], [x - depth, eaves - lift], [x, eaves]];
  if (!house.gable) side.splice(3, 0, apex);
  const front: Point[] = [[x, y], [x, eaves], [x + width, eaves], [x + width, y]];
  if (house.gable) front.splice(2, 0, apex);
  paintWall(canvas, { house, points: side, light: SUNSET });
  paintWall(canvas, { house, points: front, light: DUSK });
  const lamps = paintWindows(canvas, house);
  const over = 2 * house.detail;
  const roof: Point[] = house.gable
    ? [[x - over, eaves + over * 0.6], [apex[0], apex[1] - 1], [
      apex[0] - depth,
      apex[1] - 1 - lift,
    ], [
      x - depth - over,
      eaves - lift + over * 0.6,
    ]]
    : [
      [x - over, eaves + over * 0.5],
      [apex[0], apex[1] - 1],
      [apex[0] + width + over, apex[1] - 1],
      [x + width + over, eaves + over * 0.5],
    ];
  paintRoof(canvas, { house, points: roof });
  if (house.gable) paintRightEaves(canvas, { house, apex, eaves, over });
  if (house.random() < 0.6) paintChimney(canvas, { house, apex });
  return lamps;
}

function paintWall(
  canvas: Canvas,
  { house, points, light }: { house: House; points: readonly Point[]; light: Color },
): void {
  const { x, y, height, width } = house;
  const shade = (px: number, py: number): { color: Color } => {
    const up = (y - py) / height;
    const plaster = 1 + 0.13 * fractal([px * 0.16, py * 0.1], 4) + 0.05 * noise(px * 1.3, py * 1.3);
    // Damp at the foot, shadow under the eaves, and light that fades to the far end.
    const worn = 0.7 + 0.3 * Math.min(1, up * 3 + 0.2) - 0.22 * Math.max(0, up - 0.8) * 4;
    const fade = 1.1 - 0.25 * Math.max(0, (px - x) / width);
    return { color: lit(under(house.wall, light), plaster * worn * fade) };
  };
  fill(canvas, { shape: polygon(points), shade });
}

function paintRoof(
  canvas: Canvas,
  { house, points }: { house: House; points: readonly Point[] },
): void {
  const row = 2.3 * house.detail;
  const light = house.gable ? SUNSET : mix([DUSK, SUNSET], 0.45);
  fill(canvas, {
    shape: polygon(points),
    shade: (x, y) => {
      const tile = hash(Math.floor(x / (row * 0.9)), Math.floor(y / row));
      const edge = 0.78 + 0.3 * (y / row - Math.floor(y / row));
      const moss = 1 + 0.3 * fractal([x * 0.07, y * 0.11], 3);
      return { color: lit(under(house.roof, light), edge * moss * (0.82 + 0.34 * tile)) };
    },
  });
}

function paintRightEaves(
  canvas: Canvas,
  { house, apex, eaves, over }: { house: House; apex: Point; eaves: number; over: number },
): void {
  const end: Point = [house.x + house.width + over, eaves + over * 0.6];
  const points: Point[] = [[apex[0], apex[1] - 1], end, [end[0] - over, end[1] + over * 0.4], [
    apex[0],
    apex[1] + over * 0.7,
  ]];
  fill(canvas, { shape: polygon(points), shade: () => ({ color: lit(house.roof, 0.4) }) });
}

function paintChimney(canvas: Canvas, { house, apex }: { house: House; apex: Point }): void {
  const x = apex[0] +
    (house.gable ? -house.depth * 0.6 : house.width * (0.25 + 0.6 * house.random()));
  const wide = 3.4 * house.detail;
  const top = apex[1] - 6 * house.detail;
  fill(canvas, {
    shape: rectangle([x, top, x + wide, apex[1] + 3 * house.detail]),
    shade: (px, py) => {
      const light = px < x + wide * 0.35 ? 0.9 : 0.42;
      return { color: lit(hex("#8c5a48"), py < top + 1 ? light * 0.6 : light) };
    },
  });
}

function paintWindows(canvas: Canvas, house: House): Lamp[] {
  const wide = 4.2 * house.detail;
  const high = 6.6 * house.detail;
  const columns = Math.max(1, Math.floor((house.width - 3) / (wide * 2.3)));
  const rows = Math.max(1, Math.floor((house.height - 2) / (high * 1.65)));
  const stepX = house.width / columns;
  const stepY = house.height / rows;
  const shutter = SHUTTERS[Math.floor(house.random() * SHUTTERS.length)] ?? GLASS;
  const lamps: Lamp[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const left = house.x + (column + 0.5) * stepX - wide / 2;
      const top = house.y - house.height + row * stepY + (stepY - high) * 0.55;
      const burning = house.random() < 0.42;
      paintWindow(canvas, { left, top, wide, high, shutter, burning });
      if (burning) lamps.push({ x: left + wide / 2, y: top + high / 2, strength: house.detail });
    }
  }
  return lamps;
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly wide: number;
  readonly high: number;
  readonly shutter: Color;
  readonly burning: boolean;
}

function paintWindow(canvas: Canvas, window: Window): void {
  const { left, top, wide, high } = window;
  const leaf = wide * 0.42;
  fill(canvas, {
    shape: rectangle([left - leaf, top, left + wide + leaf, top + high + 0.6]),
    shade: (x, y) => {
      if (y > top + high) return { color: [0.32, 0.3, 0.3] };
      const inside = x > left && x < left + wide;
      if (!inside) return { color: lit(window.shutter, (y * 1.6) % 1 < 0.4 ? 0.5 : 0.75) };
      const bar = Math.abs(x - left - wide / 2) < 0.28 || Math.abs(y - top - high * 0.42) < 0.28;
      if (bar) return { color: lit([0.4, 0.36, 0.32], window.burning ? 0.7 : 0.4) };
      const height = (y - top) / high;
      if (window.burning) return { color: lit(CANDLE, 1.25 - 0.45 * height) };
      return { color: mix([hex("#7d7fa0"), GLASS], 0.35 + height) };
    },
  });
}
