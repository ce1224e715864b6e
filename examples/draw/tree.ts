import { createRandom } from "../../src/base/random.ts";
import { type Canvas, fill } from "./canvas.ts";
import { type Color, hex, lit, mix, onScale, smooth } from "./color.ts";
import { fractal, noise } from "./noise.ts";
import { ellipse, limb, type Point } from "./shape.ts";

const BARK = hex("#3a2b27");
const BARK_LIT = hex("#c47a4c");
const LEAVES = ["#121d1a", "#21371f", "#4d5f26", "#a08a35", "#e0a848"].map(hex);
const EARTH = hex("#1d2620");
const GRASS = ["#18261c", "#2f4424", "#6d7433", "#b99a4b"].map(hex);

interface Branch {
  readonly from: Point;
  /** Direction in radians; 0 points right, negative up. */
  readonly angle: number;
  readonly length: number;
  readonly radius: number;
}

/** Paints the tree that frames the picture on the left, and the bank it stands on. */
export function paintForeground(canvas: Canvas): void {
  const random = createRandom(77);
  paintBank(canvas);
  const tips: Point[] = [];
  const trunk: Branch = { from: [52, 590], angle: -1.43, length: 150, radius: 19 };
  grow(canvas, { branch: trunk, random, tips });
  paintLeaves(canvas, { tips, random });
  paintGrass(canvas, random);
}

function grow(
  canvas: Canvas,
  { branch, random, tips }: { branch: Branch; random: () => number; tips: Point[] },
): void {
  let { from, angle } = branch;
  const pieces = 7;
  for (let piece = 0; piece < pieces; piece++) {
    const taper = (part: number): number => branch.radius * (1 - (0.38 * part) / pieces);
    angle += (random() - 0.5) * 0.3;
    const step = branch.length / pieces;
    const to: Point = [from[0] + Math.cos(angle) * step, from[1] + Math.sin(angle) * step];
    paintBark(canvas, { from, to, radii: [taper(piece), taper(piece + 1)] });
    if (branch.radius < 3.4) tips.push(to);
    from = to;
  }
  if (branch.radius < 1.2) return;
  const forks = branch.radius > 6 ? 3 : 2;
  for (let fork = 0; fork < forks; fork++) {
    const turn = (fork / (forks - 1) - 0.5) * 1.35 + (random() - 0.5) * 0.5;
    // Branches bend toward the light over the water.
    const next = angle + turn + 0.05;
    const length = branch.length * (0.58 + random() * 0.2);
    const radius = branch.radius * (0.5 + random() * 0.14);
    grow(canvas, { branch: { from, angle: next, length, radius }, random, tips });
  }
}

function paintBark(
  canvas: Canvas,
  { from, to, radii }: { from: Point; to: Point; radii: readonly [number, number] },
): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const normal: Point = [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
  const wide = Math.max(...radii);
  fill(canvas, {
    shape: limb([from, to], radii),
    shade: (x, y) => {
      const across = ((x - from[0]) * normal[0] + (y - from[1]) * normal[1]) / wide;
      const along = (x - from[0]) * normal[1] - (y - from[1]) * normal[0];
      const crack = noise(across * wide * 0.55 + from[0] * 0.01, along * 0.07 + from[1] * 0.05);
      const rim = smooth([0.35, 0.95], across) * 0.55 + 0.1;
      return { color: lit(mix([BARK, BARK_LIT], rim), 0.55 + 0.5 * Math.abs(crack)) };
    },
  });
}

function paintLeaves(
  canvas: Canvas,
  { tips, random }: { tips: readonly Point[]; random: () => number },
): void {
  for (const layer of [0, 1, 2]) {
    for (const [tipX, tipY] of tips) {
      for (let leaf = 0; leaf < 6; leaf++) {
        const angle = random() * Math.PI * 2;
        const away = Math.sqrt(random()) * (13.5 - layer * 2.5);
        const center: Point = [tipX + Math.cos(angle) * away, tipY + Math.sin(angle) * away * 0.75];
        // The sunset is to the right and below: leaves on that side of their tuft catch it.
        const facing = (Math.cos(angle) * 0.8 + Math.sin(angle) * 0.35) * (away / 15);
        const outside = smooth([60, 235], center[0]) * 0.3;
        const clump = fractal([center[0] * 0.035, center[1] * 0.045], 3) * 0.45;
        const light = 0.02 + layer * 0.1 + facing * 0.32 + outside + clump + (random() - 0.5) * 0.3;
        const color = onScale(LEAVES, light);
        const shape = ellipse(center, {
          radiusX: 2.4 + random() * 1.6,
          radiusY: 1 + random() * 0.7,
          angle: random() * Math.PI,
        });
        fill(canvas, { shape, shade: () => ({ color }) });
      }
    }
  }
}

function bank(x: number): number {
  return 506 + 0.00105 * x * x + 5 * noise(x * 0.02, 2);
}

function paintBank(canvas: Canvas): void {
  fill(canvas, {
    shape: { box: [0, 480, 300, canvas.height], covers: (x, y) => y > bank(x) },
    shade: (x, y) => {
      const light = 0.8 + fractal([x * 0.06, y * 0.12], 5) * 1.1;
      return { color: lit(EARTH, Math.max(0.2, light)) };
    },
  });
}

function paintGrass(canvas: Canvas, random: () => number): void {
  const blades = Array.from({ length: 1500 }, () => [random() * 290, random()] as const);
  // Far blades first, so that near ones stand before them.
  blades.sort((one, other) => one[1] - other[1]);
  for (const [x, down] of blades) {
    const y = bank(x) + 2 + down * (canvas.height + 14 - bank(x));
    if (y < bank(x)) continue;
    const high = (7 + random() * 15) * (0.55 + down * 0.7);
    const lean = (random() - 0.35) * high * 0.7;
    const color = onScale(GRASS, random() * 0.65 + smooth([40, 260], x) * 0.35 - down * 0.25);
    const middle: Point = [x + lean * 0.3, y - high * 0.6];
    const shade = (): { color: Color } => ({ color });
    fill(canvas, { shape: limb([[x, y], middle], [0.9, 0.65]), shade });
    fill(canvas, { shape: limb([middle, [x + lean, y - high]], [0.65, 0.2]), shade });
  }
}
