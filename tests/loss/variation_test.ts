import assert from "node:assert/strict";
import { createRandom } from "../../src/base/random.ts";
import {
  addVariation,
  variationCoefficient,
  type VariationInput,
} from "../../src/loss/variation.ts";

/** A picture whose pixels are gray. */
function gray(width: number, height: number, at: (x: number, y: number) => number): VariationInput {
  const values = new Float32Array(width * height * 3);
  for (let i = 0; i < values.length; i++) {
    const pixel = Math.floor(i / 3);
    values[i] = at(pixel % width, Math.floor(pixel / width));
  }
  return { values, width, height };
}

function variationOf(input: VariationInput): number {
  return addVariation(input, 1, new Float32Array(input.values.length));
}

/** Neighboring pairs of a grid. */
function pairs(width: number, height: number): number {
  return (width - 1) * height + width * (height - 1);
}

Deno.test("`addVariation()` of a checkerboard is three times its number of neighbors", () => {
  assert.equal(variationOf(gray(7, 5, (x, y) => (x + y) % 2)), 3 * pairs(7, 5));
});

Deno.test("`addVariation()` of a flat picture is 0, and of a ramp the squared slope per pair", () => {
  assert.equal(variationOf(gray(6, 4, () => 0.3)), 0);
  // Only horizontal pairs differ, each by 1/4 in three channels.
  assert.equal(variationOf(gray(5, 4, (x) => x / 4)), 3 * 4 * 4 / 16);
});

Deno.test("`addVariation()` computes a 2x1 picture and its gradient by hand", () => {
  const values = Float32Array.of(0, 0.5, 1, 1, 0.25, 1);
  const gradient = Float32Array.of(10, 0, 0, 0, 0, 0);
  const sum = addVariation({ values, width: 2, height: 1 }, 3, gradient);
  assert.equal(sum, 1 + 1 / 16);
  // 2 * 3 * difference, taken from the left and added to the right, on top of what was there.
  assert.deepEqual(gradient, Float32Array.of(10 - 6, 1.5, 0, 6, -1.5, 0));
});

Deno.test("`addVariation()` counts a difference by the smaller of its visibilities", () => {
  const picture = gray(3, 1, (x) => x * x);
  const visibility = Float32Array.of(1, 0.5, 0);
  const gradient = new Float32Array(9);
  // 0 to 1 counts a half; 1 to 4 is hidden.
  assert.equal(addVariation({ ...picture, visibility }, 1, gradient), 1.5);
  assert.deepEqual(gradient, Float32Array.of(-1, -1, -1, 1, 1, 1, 0, 0, 0));
});

Deno.test("`addVariation()` has the gradient of central differences", () => {
  const random = createRandom(5);
  const [width, height] = [5, 4];
  const values = Float32Array.from({ length: width * height * 3 }, random);
  const visibility = Float32Array.from({ length: width * height }, random);
  const input = { values, width, height, visibility };
  const gradient = new Float32Array(values.length);
  addVariation(input, 1, gradient);
  const step = 2 ** -6;
  for (let i = 0; i < values.length; i++) {
    const [up, down] = [step, -step].map((move) =>
      variationOf({ ...input, values: values.map((value, j) => j === i ? value + move : value) })
    );
    // Exact for a quadratic but for f32 pixels: one rounding of 6e-8 over a step of 1/64.
    assert.ok(Math.abs((up! - down!) / (2 * step) - gradient[i]!) < 1e-4, `component ${i}`);
  }
});

Deno.test("`variationCoefficient()` makes `impasto` the mean over differences", () => {
  const board = gray(7, 5, (x, y) => (x + y) % 2);
  const mean = variationCoefficient("impasto", board) * variationOf(board);
  assert.ok(Math.abs(mean - 1) < 1e-12);
  // Hidden pairs count neither above nor below the line.
  const visibility = new Float32Array(35).fill(0).fill(1, 0, 14);
  const half = { ...board, visibility };
  assert.ok(Math.abs(variationCoefficient("impasto", half) * variationOf(half) - 1) < 1e-12);
});

Deno.test("`variationCoefficient()` is 1 elsewhere, and finite where there is no pair", () => {
  const pixel = gray(1, 1, () => 1);
  for (const normalization of ["gatys-code", "gatys-paper", "sum", "mean"] as const) {
    assert.equal(variationCoefficient(normalization, pixel), 1);
  }
  assert.ok(Number.isFinite(variationCoefficient("impasto", pixel)));
});
