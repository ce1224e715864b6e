import { createRandom } from "../../src/base/random.ts";
import { type Canvas, fill } from "./canvas.ts";
import { type Color, hex, mix, smooth } from "./color.ts";
import { type House, type Lamp, paintHouse } from "./house.ts";
import { fractal, hash, noise } from "./noise.ts";
import { ellipse, limb, rectangle } from "./shape.ts";
import { paintChurch } from "./church.ts";
import { WATERLINE } from "./sky.ts";

const WALLS = [
  "#e3c391",
  "#d8a877",
  "#c98468",
  "#e6d6bb",
  "#b9796b",
  "#cdb48c",
  "#9fb0b8",
  "#e0b06a",
]
  .map(hex);
const ROOFS = ["#a5563c", "#8f4a38", "#b5674a", "#7d4438", "#94604c"].map(hex);
const LEAF_DARK = hex("#1c2c22");
const LEAF_LIGHT = hex("#8d8a46");
const ROWS = 8;

/** Height of the town's hill over the water, in pixels. */
function hill(x: number): number {
  const rise = smooth([318, 590], x) * 176 - smooth([590, 860], x) * 92;
  return rise + 5 * noise(x * 0.03, 4);
}

/** How far the ground falls toward its end in the water, in pixels. */
function shore(x: number): number {
  return Math.max(0, 326 - x) ** 1.5 * 0.07;
}

/** Paints the hill, its houses from the top down, and the quay. Returns everything that shines. */
export function paintTown(canvas: Canvas): Lamp[] {
  const random = createRandom(20);
  const lamps: Lamp[] = [];
  paintHill(canvas);
  for (let row = ROWS; row >= 0; row--) {
    if (row === 6) lamps.push(...paintChurch(canvas, [574, WATERLINE - 14 - hill(574) * 0.8]));
    lamps.push(...paintRow(canvas, { row, random }));
  }
  paintQuay(canvas);
  return [...lamps, ...paintStreetLamps(canvas)];
}

function paintHill(canvas: Canvas): void {
  fill(canvas, {
    shape: {
      box: [290, 150, canvas.width, WATERLINE],
      covers: (x, y) => y > WATERLINE - 12 - hill(x) - 3 * noise(x * 0.3, 8) + shore(x),
    },
    shade: (x, y) => {
      const clump = fractal([x * 0.11, y * 0.13], 5);
      const from = fractal([x * 0.11 - 0.12, y * 0.13 - 0.12], 5);
      return { color: mix([LEAF_DARK, LEAF_LIGHT], 0.3 + (clump - from) * 1.9) };
    },
  });
}

function paintRow(canvas: Canvas, { row, random }: { row: number; random: () => number }): Lamp[] {
  const far = row / ROWS;
  const detail = 1.12 - far * 0.4;
  const lamps: Lamp[] = [];
  let x = 332 + row * 13 + random() * 16;
  while (x < canvas.width + 10) {
    const width = (19 + random() * 19) * detail;
    const ground = WATERLINE - 12 - hill(x + width / 2) * far * 0.97 + (random() - 0.5) * 5;
    const gap = random();
    // Trees stand where a house is left out: streets without them look like a drawer of boxes.
    if (gap < 0.24 || hill(x) * far < row * 7) {
      if (hill(x) > 24) paintBush(canvas, { x: x + 8, y: ground - 4, size: 10 * detail, random });
      x += 13 * detail;
      continue;
    }
    lamps.push(...paintHouse(canvas, newHouse({ x, y: ground, width, detail, random })));
    if (random() < 0.5) paintBush(canvas, { x: x + width, y: ground, size: 7 * detail, random });
    x += width + (1 + random() * 8) * detail;
  }
  return lamps;
}

function newHouse(
  place: { x: number; y: number; width: number; detail: number; random: () => number },
): House {
  const { random, detail } = place;
  return {
    ...place,
    height: (17 + random() * 21) * detail,
    depth: (6 + random() * 9) * detail,
    wall: pick(WALLS, random()),
    roof: pick(ROOFS, random()),
    gable: random() < 0.42,
  };
}

function pick(colors: readonly Color[], share: number): Color {
  return colors[Math.floor(share * colors.length)] ?? [0, 0, 0];
}

function paintBush(
  canvas: Canvas,
  { x, y, size, random }: { x: number; y: number; size: number; random: () => number },
): void {
  const slim = random() < 0.3;
  for (let leaf = 0; leaf < 60; leaf++) {
    const angle = random() * Math.PI * 2;
    const away = Math.sqrt(random());
    const dx = Math.cos(angle) * away * size * (slim ? 0.38 : 0.9);
    const dy = Math.sin(angle) * away * size * (slim ? 1.7 : 0.85);
    const light = 0.36 - dx / size * 0.4 - dy / size * 0.3 + (random() - 0.5) * 0.4;
    const color = mix([LEAF_DARK, LEAF_LIGHT], light);
    const center = [x + dx, y + dy - size * (slim ? 1 : 0.4)] as const;
    const shape = ellipse(center, { radiusX: 1.9, radiusY: 1.2, angle });
    fill(canvas, { shape, shade: () => ({ color }) });
  }
}

function paintQuay(canvas: Canvas): void {
  fill(canvas, {
    shape: rectangle([322, WATERLINE - 13, canvas.width, WATERLINE]),
    shade: (x, y) => {
      const row = Math.floor((y - WATERLINE) / 3.2);
      const stone = hash(Math.floor(x / 7 + (row % 2) * 0.5), row);
      const joint = (y - WATERLINE) / 3.2 - row < 0.16 ? 0.6 : 1;
      const wet = smooth([WATERLINE + 1, WATERLINE - 7], y);
      const light = (0.16 + 0.16 * wet + stone * 0.09) * joint * (1 + 0.4 * noise(x * 0.5, y));
      if (y < WATERLINE - 11.6) return { color: [0.5, 0.42, 0.38] };
      return { color: [light * 1.05, light * 0.96, light * 0.98] };
    },
  });
}

function paintStreetLamps(canvas: Canvas): Lamp[] {
  const lamps: Lamp[] = [];
  for (let x = 350; x < canvas.width; x += 59) {
    const y = WATERLINE - 33;
    const post = limb([[x, WATERLINE - 12], [x, y]], [0.8, 0.5]);
    fill(canvas, { shape: post, shade: () => ({ color: [0.02, 0.02, 0.03] }) });
    const globe = ellipse([x, y - 2], { radiusX: 1.9, radiusY: 2.4 });
    fill(canvas, { shape: globe, shade: () => ({ color: [2.6, 1.9, 1] }) });
    lamps.push({ x, y: y - 2, strength: 3.2 });
  }
  return lamps;
}
