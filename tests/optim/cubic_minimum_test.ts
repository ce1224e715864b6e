import assert from "node:assert/strict";
import { cubicMinimum } from "../../src/optim/cubic_minimum.ts";

/** t^3 - 3t, smallest at 1. */
function cubicAt(length: number): { length: number; loss: number; slope: number } {
  return { length, loss: length ** 3 - 3 * length, slope: 3 * length ** 2 - 3 };
}

Deno.test("`cubicMinimum()` finds the minimum of a cubic from either side", () => {
  assert.ok(Math.abs(cubicMinimum(cubicAt(0), cubicAt(3)) - 1) < 1e-12);
  assert.ok(Math.abs(cubicMinimum(cubicAt(3), cubicAt(0)) - 1) < 1e-12);
});

Deno.test("`cubicMinimum()` finds the minimum of a parabola", () => {
  const at = (length: number) => ({ length, loss: (length - 0.3) ** 2, slope: 2 * (length - 0.3) });
  assert.ok(Math.abs(cubicMinimum(at(0), at(1)) - 0.3) < 1e-12);
});

Deno.test("`cubicMinimum()` stays within its range", () => {
  assert.equal(cubicMinimum(cubicAt(0), cubicAt(3), [1.5, 2]), 1.5);
  assert.equal(cubicMinimum(cubicAt(-0.5), cubicAt(0.5)), 0.5);
});

Deno.test("`cubicMinimum()` takes the middle where there is no minimum or a value overflowed", () => {
  const falling = (length: number) => ({ length, loss: -length, slope: -1 });
  const wavy = [{ length: 0, loss: 0, slope: 1 }, { length: 2, loss: 1.6, slope: 1 }] as const;
  assert.equal(cubicMinimum(...wavy), 1);
  assert.equal(cubicMinimum(falling(0), falling(1), [2, 6]), 4);
  assert.equal(cubicMinimum(falling(0), { length: 8, loss: Infinity, slope: NaN }), 4);
});
