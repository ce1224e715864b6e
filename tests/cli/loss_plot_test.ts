import assert from "node:assert/strict";
import { lossPlot } from "../../src/cli/loss_plot.ts";
import type { CurvePoint } from "../../src/stylize/optimize.ts";
import { assertWellFormed } from "../support/well_formed.ts";

function point(iteration: number, scale: number, total: number): CurvePoint {
  return { iteration, scale, content: total / 4, style: total * 3 / 4, variation: 0, total };
}

const CURVE = [1, 2, 3, 4, 5, 6].map((i) => point(i, i <= 3 ? 128 : 181, 100 / i));

/** Commands of the line that is drawn in a color, its example in the legend left out. */
function pathOf(svg: string, color: string): string {
  return svg.match(new RegExp(`stroke="${color}" d="([^"]*)"`))?.[1] ?? "";
}

Deno.test("`lossPlot()` writes well-formed XML with a title, both axes and a legend", () => {
  const svg = lossPlot(CURVE);
  assertWellFormed(svg);
  for (const text of ["Loss over 6 iterations", "Iteration", "Weighted loss", "total", "style"]) {
    assert.ok(svg.includes(text), text);
  }
  assert.match(svg, /prefers-color-scheme:dark/);
});

Deno.test("`lossPlot()` draws one piece a rung, with its size and a line where it begins", () => {
  const svg = lossPlot(CURVE);
  assert.equal(pathOf(svg, "#808080").match(/M/g)?.length, 2);
  assert.equal(pathOf(svg, "#808080").match(/L/g)?.length, 4);
  assert.match(svg, />128 px</);
  assert.match(svg, />181 px</);
  assert.equal(svg.match(/class="rung"/g)?.length, 1);
});

Deno.test("`lossPlot()` puts equal ratios at equal distances", () => {
  const svg = lossPlot([1, 10, 100].map((total, index) => point(index + 1, 64, total)));
  const [a, b, c] = [...pathOf(svg, "#808080").matchAll(/[ML][\d.]+ ([\d.]+)/g)]
    .map(([, y]) => Number(y));
  // Coordinates are rounded to a tenth.
  assert.ok(Math.abs((a! - b!) - (b! - c!)) <= 0.2);
  assert.ok(a! > b!);
});

Deno.test("`lossPlot()` interrupts a line where a term is 0 or not finite", () => {
  const curve = [1, 0, 2, NaN, Infinity, 3].map((total, index) => point(index + 1, 64, total));
  const svg = lossPlot(curve);
  assertWellFormed(svg);
  assert.doesNotMatch(svg, /NaN|Infinity/);
  assert.equal(pathOf(svg, "#808080").match(/M/g)?.length, 3);
});

Deno.test("`lossPlot()` draws a flat curve, one point and none", () => {
  for (const curve of [[point(1, 64, 5), point(2, 64, 5)], [point(1, 64, 5)], []]) {
    const svg = lossPlot(curve);
    assertWellFormed(svg);
    assert.doesNotMatch(svg, /NaN|Infinity/);
  }
});

Deno.test("`lossPlot()` stays small for a long run, and keeps its end", () => {
  const curve = Array.from({ length: 30_000 }, (_, i) => point(i + 1, 64, 30_000 - i));
  const svg = lossPlot(curve);
  assert.ok(svg.length < 200_000);
  assert.match(pathOf(svg, "#808080"), /L690 [\d.]+$/);
});
