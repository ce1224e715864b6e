import assert from "node:assert/strict";
import { overflowScale } from "../../src/loss/scale.ts";

Deno.test("`overflowScale()` is a power of two that brings the magnitude near 1", () => {
  for (const magnitude of [1e-30, 3e-5, 0.7, 1, 1.5, 6, 2e21, 1e300]) {
    const scale = overflowScale(magnitude);
    assert.ok(Number.isInteger(Math.log2(scale)));
    // A little above root 2, as 2 ** -n is exact and the product is rounded.
    const scaled = scale * magnitude;
    assert.ok(scaled > 0.7 && scaled < 1.42, `${magnitude} becomes ${scaled}`);
  }
});

Deno.test("`overflowScale()` leaves an objective alone that has no magnitude", () => {
  for (const magnitude of [0, -1, NaN, Infinity]) assert.equal(overflowScale(magnitude), 1);
});

Deno.test("`overflowScale()` touches no mantissa: scaling back gives the same bits", () => {
  const scale = overflowScale(2.13e21);
  const gradient = Float32Array.of(7.5e17, -1.1e12, 3e9);
  const back = gradient.map((value) => value * scale).map((value) => value / scale);
  assert.deepEqual(back, gradient);
});
