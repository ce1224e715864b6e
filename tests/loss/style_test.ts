import assert from "node:assert/strict";
import { styleCoefficient } from "../../src/loss/style.ts";

const SHAPE = { channels: 2, positions: 5, energy: 8 };

Deno.test("`styleCoefficient()` has the constants of the printed formulas", () => {
  assert.equal(styleCoefficient("impasto", SHAPE), 1 / 8);
  assert.equal(styleCoefficient("gatys-code", SHAPE), 1e3 / 16);
  assert.equal(styleCoefficient("gatys-paper", SHAPE), 1 / 16);
  assert.equal(styleCoefficient("sum", SHAPE), 25);
  assert.equal(styleCoefficient("mean", SHAPE), 1 / 4);
});

Deno.test("`styleCoefficient()` equals equation 4 of Gatys et al. where sizes agree", () => {
  // One entry of G and A that differs: 7 and 4, with M = 5 and N = 2.
  const printed = (7 - 4) ** 2 / (4 * 2 ** 2 * 5 ** 2);
  const ours = styleCoefficient("gatys-paper", SHAPE) * (7 / 5 - 4 / 5) ** 2;
  assert.ok(Math.abs(ours - printed) < 1e-15);
});

Deno.test("`styleCoefficient()` of `sum` undoes the division by the picture's positions", () => {
  // G = 7 over M_G = 5, A = 4 over M_A = 10: (G - A M_G / M_A)^2.
  const ours = styleCoefficient("sum", SHAPE) * (7 / 5 - 4 / 10) ** 2;
  assert.ok(Math.abs(ours - (7 - 4 * 5 / 10) ** 2) < 1e-12);
});

Deno.test("`styleCoefficient()` stays finite for a style without energy", () => {
  assert.ok(Number.isFinite(styleCoefficient("impasto", { ...SHAPE, energy: 0 })));
});
