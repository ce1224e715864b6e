import { createRandom } from "../../../src/base/random.ts";
import type { Pixels } from "../../../src/image/pixels.ts";
import { arc, type Box, ellipse, rectangle, stroke } from "../contours.ts";
import { gradient, hex } from "../paints.ts";
import {
  type Contour,
  coverageOf,
  createPicture,
  fillContours,
  layPaint,
  type Paint,
  type Point,
  soften,
} from "../raster.ts";

const INK = hex("#111827");
const GRAY = hex("#9ca3af");
const LINE = hex("#e5e7eb");
const BLUE = hex("#3b82f6");
const GREEN = hex("#10b981");
const ORANGE = hex("#f59e0b");
const PINK = hex("#ec4899");
const SERIES = [BLUE, GREEN, ORANGE, PINK];

/** A screen of a web application: flat cards, charts and bars where text would be, 1200 x 800, opaque. */
export function drawDashboard(): Pixels {
  const picture = createPicture({ width: 1200, height: 800, color: hex("#f3f4f6") });
  const random = createRandom(5);
  drawSidebar(picture);
  put(picture, [rectangle([264, 40, 220, 22], 6)], INK);
  put(picture, [rectangle([860, 34, 240, 36], 18)], hex("#ffffff"));
  put(picture, [rectangle([880, 48, 90, 8], 4)], GRAY);
  put(picture, [ellipse([1142, 52], [20, 20])], gradient([[1122, 32], [1162, 72]], [PINK, ORANGE]));
  SERIES.forEach((color, index) => {
    drawFigure(picture, { box: [264 + index * 228, 104, 208, 110], color });
  });
  drawChart(picture, { box: [264, 238, 592, 290], random });
  drawRing(picture, [880, 238, 272, 290]);
  drawTable(picture, { box: [264, 552, 888, 216], random });
  return picture;
}

function put(picture: Pixels, contours: readonly Contour[], paint: Paint): void {
  fillContours(picture, { contours, paint });
}

function drawCard(picture: Pixels, box: Box): void {
  const [left, top, width, height] = box;
  const shadow = coverageOf(picture, [rectangle([left, top + 3, width, height], 14)]);
  layPaint(picture, { coverage: soften(shadow, 4), paint: hex("#0f172a", 0.12) });
  put(picture, [rectangle(box, 14)], hex("#ffffff"));
}

function drawSidebar(picture: Pixels): void {
  put(picture, [rectangle([0, 0, 224, 800])], INK);
  put(picture, [ellipse([48, 52], [16, 16])], BLUE);
  put(picture, [rectangle([76, 44, 96, 16], 5)], hex("#f9fafb"));
  put(picture, [rectangle([16, 108, 192, 44], 10)], hex("#1f2937"));
  for (let entry = 0; entry < 7; entry++) {
    const y = 130 + entry * 56;
    const color = entry === 0 ? hex("#f9fafb") : hex("#6b7280");
    put(picture, [rectangle([34, y - 9, 18, 18], 4)], entry === 0 ? BLUE : color);
    put(picture, [rectangle([68, y - 5, 70 + ((entry * 37) % 50), 10], 5)], color);
  }
}

function drawFigure(picture: Pixels, { box, color }: { box: Box; color: Paint }): void {
  const [left, top] = box;
  drawCard(picture, box);
  put(picture, [rectangle([left + 20, top + 22, 84, 9], 4)], GRAY);
  put(picture, [rectangle([left + 20, top + 44, 112, 22], 6)], INK);
  put(picture, [rectangle([left + 20, top + 82, 58, 9], 4)], color);
  put(picture, [ellipse([left + 172, top + 36], [16, 16])], color);
}

function drawChart(
  picture: Pixels,
  { box, random }: { box: Box; random: () => number },
): void {
  const [left, top, width, height] = box;
  drawCard(picture, box);
  put(picture, [rectangle([left + 24, top + 24, 150, 14], 5)], INK);
  for (let line = 0; line < 5; line++) {
    put(picture, [rectangle([left + 24, top + 76 + line * 44, width - 48, 1])], LINE);
  }
  for (const [color, level] of [[BLUE, 130], [GREEN, 190]] as const) {
    const points: Point[] = [];
    for (let step = 0; step < 13; step++) {
      const rise = step * 4 + random() * 56;
      points.push([left + 30 + step * ((width - 60) / 12), top + level - rise + 40]);
    }
    const floor = top + height - 38;
    const area: Contour = [[left + 30, floor], ...points, [left + width - 30, floor]];
    const [red, green, blue] = color;
    put(
      picture,
      [area],
      gradient([[0, top + 60], [0, floor]], [[red, green, blue, 0.28], [red, green, blue, 0]]),
    );
    put(picture, stroke(points, 3), color);
    put(picture, points.map((point) => ellipse(point, [4.5, 4.5])), hex("#ffffff"));
    put(picture, points.map((point) => ellipse(point, [3, 3])), color);
  }
}

function drawRing(picture: Pixels, box: Box): void {
  const [left, top, width] = box;
  drawCard(picture, box);
  put(picture, [rectangle([left + 24, top + 24, 110, 14], 5)], INK);
  const center: Point = [left + width / 2, top + 142];
  let start = -Math.PI / 2;
  for (
    const [share, color] of [[0.46, BLUE], [0.27, GREEN], [0.17, ORANGE], [0.1, PINK]] as const
  ) {
    const turn = share * 2 * Math.PI;
    const outer = arc(center, { radius: 78, start, turn });
    const inner = arc(center, { radius: 50, start, turn }).reverse();
    put(picture, [[...outer, ...inner]], color);
    start += turn;
  }
  [BLUE, GREEN, ORANGE].forEach((color, index) => {
    put(picture, [ellipse([left + 36 + index * 76, top + 258], [6, 6])], color);
    put(picture, [rectangle([left + 48 + index * 76, top + 254, 42, 8], 4)], GRAY);
  });
}

function drawTable(picture: Pixels, { box, random }: { box: Box; random: () => number }): void {
  const [left, top, width] = box;
  drawCard(picture, box);
  for (let row = 0; row < 5; row++) {
    const y = top + 28 + row * 40;
    const color = row === 0 ? GRAY : hex("#374151");
    if (row > 0) put(picture, [rectangle([left + 20, y - 20, width - 40, 1])], LINE);
    if (row > 0) {
      put(picture, [ellipse([left + 40, y], [12, 12])], SERIES[row - 1] ?? GRAY);
    }
    for (const column of [70, 300, 480]) {
      put(picture, [rectangle([left + column, y - 5, 60 + random() * 80, 10], 5)], color);
    }
    if (row === 0) continue;
    const badge = row % 2 === 0 ? hex("#d1fae5") : hex("#fef3c7");
    put(picture, [rectangle([left + 740, y - 12, 90, 24], 12)], badge);
    put(picture, [rectangle([left + 760, y - 4, 50, 8], 4)], row % 2 === 0 ? GREEN : ORANGE);
  }
}
