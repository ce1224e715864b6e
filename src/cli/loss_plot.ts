import type { CurvePoint } from "../stylize/optimize.ts";
import { decadeTicks, evenTicks, type Tick } from "./plot_ticks.ts";

const WIDTH = 800;
const HEIGHT = 450;
const LEFT = 70;
const RIGHT = 110;
const TOP = 40;
const BOTTOM = 50;
/** More points than pixels only make the file large. */
const MOST_POINTS = 1500;
/** Short rungs go without their label. */
const LABEL_WIDTH = 55;

/** The drawn terms, their colors readable on white and on black (contrast above 3:1 on both). */
const LINES = [
  { term: "total", color: "#808080" },
  { term: "content", color: "#2b83d6" },
  { term: "style", color: "#d9622b" },
] as const;

// Text and axes follow the viewer's theme; the picture itself has no background.
const STYLE = "text{font:12px system-ui,sans-serif;fill:#333}.axis{stroke:#333;fill:none}" +
  ".grid{stroke:#8886;stroke-width:.5}.rung{stroke:#888;stroke-dasharray:3 3}" +
  ".line{fill:none;stroke-width:1.5;stroke-linejoin:round}" +
  "@media(prefers-color-scheme:dark){text{fill:#ddd}.axis{stroke:#ddd}}";

/** Where values lie on the page. */
interface Scales {
  readonly x: (iteration: number) => number;
  readonly y: (loss: number) => number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** Draws the loss curve of a run as an SVG: weighted terms on a logarithmic scale, a dashed line at each rung. */
export function lossPlot(curve: readonly CurvePoint[]): string {
  const scales = chooseScales(curve);
  const body = [...axes(scales), ...rungs(curve, scales), ...lines(curve, scales)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    `<title>Loss over ${curve.length} iterations</title>`,
    `<style>${STYLE}</style>`,
    ...body,
    "</svg>",
    "",
  ].join("\n");
}

function chooseScales(curve: readonly CurvePoint[]): Scales {
  const drawn = curve.flatMap((point) => LINES.map(({ term }) => point[term])).filter(isDrawable);
  const low = Math.log10(drawn.length > 0 ? drawn.reduce((a, b) => Math.min(a, b)) : 1);
  const high = Math.log10(drawn.length > 0 ? drawn.reduce((a, b) => Math.max(a, b)) : 10);
  // A flat curve still needs an axis with a height.
  const bottom = high - low < 0.1 ? low - 0.1 : low;
  const top = high - low < 0.1 ? high + 0.1 : high;
  const last = Math.max(2, curve.length);
  return {
    x: (iteration) => LEFT + (WIDTH - LEFT - RIGHT) * (iteration - 1) / (last - 1),
    y: (loss) => TOP + (HEIGHT - TOP - BOTTOM) * (top - Math.log10(loss)) / (top - bottom),
    xTicks: evenTicks(1, last),
    yTicks: decadeTicks(bottom, top),
  };
}

function axes({ x, y, xTicks, yTicks }: Scales): string[] {
  const bottom = HEIGHT - BOTTOM;
  const right = WIDTH - RIGHT;
  return [
    ...yTicks.flatMap(({ value, label }) => [
      line("grid", [LEFT, y(value), right, y(value)]),
      text(label, { x: LEFT - 6, y: y(value) + 4, anchor: "end" }),
    ]),
    ...xTicks.map(({ value, label }) =>
      text(label, { x: x(value), y: bottom + 18, anchor: "middle" })
    ),
    `<path class="axis" d="M${LEFT} ${TOP}V${bottom}H${right}"/>`,
    text("Iteration", { x: (LEFT + right) / 2, y: bottom + 38, anchor: "middle" }),
    text("Weighted loss", { x: LEFT - 6, y: TOP - 22, anchor: "start" }),
  ];
}

function rungs(curve: readonly CurvePoint[], { x }: Scales): string[] {
  let free = 0;
  return curve.flatMap((point, index) => {
    if (point.scale === curve[index - 1]?.scale) return [];
    const at = x(point.iteration);
    // The first rung begins at the axis, which needs no second line.
    const marks = index === 0 ? [] : [line("rung", [at, TOP, at, HEIGHT - BOTTOM])];
    if (at >= free) {
      marks.push(text(`${point.scale} px`, { x: at + 3, y: TOP - 5, anchor: "start" }));
      free = at + LABEL_WIDTH;
    }
    return marks;
  });
}

function lines(curve: readonly CurvePoint[], scales: Scales): string[] {
  const stride = Math.ceil(curve.length / MOST_POINTS);
  const kept = curve.filter((_, index) => index % stride === 0 || index === curve.length - 1);
  return LINES.flatMap(({ term, color }, index) => {
    const path = pathOf(kept, term, scales);
    if (path === "") return [];
    const y = TOP + 12 + 18 * index;
    const x = WIDTH - RIGHT + 12;
    return [
      `<path class="line" stroke="${color}" d="${path}"/>`,
      `<path class="line" stroke="${color}" d="M${x} ${y}h18"/>`,
      text(term, { x: x + 24, y: y + 4, anchor: "start" }),
    ];
  });
}

/** Interrupted between rungs, which are objectives of their own, and at 0, which a logarithm has no place for. */
function pathOf(
  points: readonly CurvePoint[],
  term: typeof LINES[number]["term"],
  { x, y }: Scales,
): string {
  let path = "";
  let scale: number | undefined;
  for (const point of points) {
    const drawable = isDrawable(point[term]);
    const step = point.scale === scale ? "L" : "M";
    if (drawable) path += `${step}${round(x(point.iteration))} ${round(y(point[term]))}`;
    scale = drawable ? point.scale : undefined;
  }
  return path;
}

function isDrawable(loss: number): boolean {
  return Number.isFinite(loss) && loss > 0;
}

function line(kind: string, [x1, y1, x2, y2]: [number, number, number, number]): string {
  return `<path class="${kind}" d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}"/>`;
}

function text(label: string, at: { x: number; y: number; anchor: string }): string {
  return `<text x="${round(at.x)}" y="${round(at.y)}" text-anchor="${at.anchor}">${label}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
