import assert from "node:assert/strict";
import { addRangePenalty, rangeWeightOf } from "../../src/stylize/range_penalty.ts";
import { resolveSettings } from "../../src/stylize/settings.ts";

Deno.test("`addRangePenalty()` counts only what lies outside 0..1", () => {
  const gradient = new Float32Array(4);
  // (0.5^2 + 0.25^2) / 4 values, times 8.
  const penalty = addRangePenalty(Float32Array.of(-0.5, 0, 1, 1.25), 8, gradient);
  assert.equal(penalty, 0.625);
  assert.deepEqual([...gradient], [-2, 0, 0, 1]);
});

Deno.test("`addRangePenalty()` agrees with finite differences", () => {
  const image = Float32Array.of(-0.3, 1.7, 0.4);
  const gradient = new Float32Array(3);
  addRangePenalty(image, 6, gradient);
  const step = 2 ** -10;
  for (let at = 0; at < 3; at++) {
    const [up, down] = [step, -step].map((change) => {
      const moved = image.slice();
      moved[at] = (moved[at] ?? 0) + change;
      return addRangePenalty(moved, 6, new Float32Array(3));
    });
    // A square's central difference is exact but for f32 rounding of the point, 6e-8 over a step of 1e-3.
    assert.ok(Math.abs(((up ?? 0) - (down ?? 0)) / (2 * step) - (gradient[at] ?? 0)) < 1e-3);
  }
});

Deno.test("`rangeWeightOf()` guards our own presets and leaves the sources alone", () => {
  assert.equal(rangeWeightOf(resolveSettings({ styleWeight: 9 })), 1000);
  for (const preset of ["classic", "paper-vgg19", "tuned-vgg19", "progress-vgg19"] as const) {
    assert.equal(rangeWeightOf(resolveSettings({ preset })), 0);
  }
  assert.equal(rangeWeightOf(resolveSettings({ optimizer: "adam" })), 0);
});
