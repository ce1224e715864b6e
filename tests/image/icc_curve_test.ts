import assert from "node:assert/strict";
import { parseIccCurve } from "../../src/image/icc_curve.ts";
import { paraCurve, SRGB_CURVE, tableCurve } from "../support/made_icc.ts";

function valueOf(tag: Uint8Array, x: number): number {
  const curve = parseIccCurve(tag);
  assert.ok(curve);
  return curve(x);
}

function assertNear(actual: number, expected: number): void {
  // Parameters are kept to 1/65536, and a slope of at most 4 stands on them here.
  assert.ok(Math.abs(actual - expected) < 1e-4, `${actual} is not ${expected}`);
}

Deno.test("`parseIccCurve()` reads the straight line, a gamma and a table", () => {
  assert.equal(valueOf(tableCurve([]), 0.3), 0.3);
  assertNear(valueOf(tableCurve([2 * 256]), 0.5), 0.25);
  const table = tableCurve([0, 0, 65535]);
  assertNear(valueOf(table, 0.5), 0);
  assertNear(valueOf(table, 0.75), 0.5);
  assertNear(valueOf(table, 1), 1);
});

Deno.test("`parseIccCurve()` reads all five formulas", () => {
  assertNear(valueOf(paraCurve(0, [2]), 0.5), 0.25);
  assertNear(valueOf(paraCurve(1, [2, 2, -0.5]), 0.5), 0.25);
  assertNear(valueOf(paraCurve(1, [2, 2, -0.5]), 0.2), 0);
  assertNear(valueOf(paraCurve(2, [2, 2, -0.5, 0.1]), 0.5), 0.35);
  assertNear(valueOf(paraCurve(2, [2, 2, -0.5, 0.1]), 0.2), 0.1);
  assertNear(valueOf(paraCurve(3, [2, 1, 0, 0.5, 0.4]), 0.2), 0.1);
  assertNear(valueOf(paraCurve(3, [2, 1, 0, 0.5, 0.4]), 0.5), 0.25);
  assertNear(valueOf(paraCurve(4, [2, 1, 0, 0.5, 0.4, 0.1, 0.2]), 0.2), 0.3);
  assertNear(valueOf(paraCurve(4, [2, 1, 0, 0.5, 0.4, 0.1, 0.2]), 0.5), 0.35);
});

Deno.test("`parseIccCurve()` reads the curve of sRGB", () => {
  // 188 / 255 is the byte closest to half the light: ((188/255 + 0.055) / 1.055)^2.4 = 0.5029.
  assertNear(valueOf(SRGB_CURVE, 188 / 255), 0.5029);
  assertNear(valueOf(SRGB_CURVE, 0.04), 0.04 / 12.92);
});

Deno.test("`parseIccCurve()` gives undefined for a missing or unknown tag", () => {
  assert.equal(parseIccCurve(undefined), undefined);
  assert.equal(parseIccCurve(new Uint8Array(20)), undefined);
  assert.equal(parseIccCurve(paraCurve(9, [1])), undefined);
});
