import assert from "node:assert/strict";
import { contentCoefficient } from "../../src/loss/content.ts";

const TARGET = { channels: 4, positions: 6, energy: 48 };

Deno.test("`contentCoefficient()` has the constants of the printed formulas", () => {
  assert.equal(contentCoefficient("impasto", TARGET), 1 / 48);
  assert.equal(contentCoefficient("gatys-code", TARGET), 1 / 24);
  assert.equal(contentCoefficient("mean", TARGET), 1 / 24);
  assert.equal(contentCoefficient("gatys-paper", TARGET), 0.5);
  assert.equal(contentCoefficient("sum", TARGET), 0.5);
});

Deno.test("`contentCoefficient()` makes `impasto` free of size and of brightness", () => {
  // Twice the positions of the same features: sums double, and so does the energy.
  const sum = 10;
  const once = sum * contentCoefficient("impasto", TARGET);
  const twice = 2 * sum * contentCoefficient("impasto", { ...TARGET, positions: 12, energy: 96 });
  assert.equal(once, twice);
  // Features times 3: sum and energy times 9.
  assert.ok(
    Math.abs(9 * sum * contentCoefficient("impasto", { ...TARGET, energy: 9 * 48 }) - once) < 1e-15,
  );
});

Deno.test("`contentCoefficient()` stays finite for a picture without energy", () => {
  for (const normalization of ["impasto", "gatys-code", "mean"] as const) {
    const constant = contentCoefficient(normalization, { channels: 4, positions: 0, energy: 0 });
    assert.ok(Number.isFinite(constant) && constant > 0);
  }
});
