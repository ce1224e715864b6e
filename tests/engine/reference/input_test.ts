import assert from "node:assert/strict";
import {
  inputMargin,
  prepareInput,
  prepareInputBack,
} from "../../../src/engine/reference/input.ts";
import { noisePlane } from "../../support/tiny_rung.ts";

const MEANS_RGB = [123.68, 116.779, 103.939];

Deno.test("`prepareInput()` takes black to minus the means and white to 255 less them", () => {
  const image = Float32Array.of(0, 0, 0, 1, 1, 1);
  const prepared = prepareInput(image, { width: 2, height: 1, padding: "zero" });
  const expected = [...MEANS_RGB.map((mean) => -mean), ...MEANS_RGB.map((mean) => 255 - mean)];
  assert.deepEqual(prepared, Float32Array.from(expected));
});

Deno.test("`prepareInput()` repeats the border once for `replicate`", () => {
  assert.equal(inputMargin("zero"), 0);
  assert.equal(inputMargin("replicate"), 1);
  // Red of pixel (x, y) is 0.1 + 0.1 x + 0.2 y.
  const image = Float32Array.of(0.1, 0, 0, 0.2, 0, 0, 0.3, 0, 0, 0.4, 0, 0);
  const prepared = prepareInput(image, { width: 2, height: 2, padding: "replicate" });
  const red = Array.from({ length: 16 }, (_, i) => (prepared[3 * i]! + MEANS_RGB[0]!) / 25.5);
  const rounded = red.map((value) => Math.round(value));
  assert.deepEqual(rounded, [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
});

for (const padding of ["zero", "replicate"] as const) {
  Deno.test(`\`prepareInputBack()\` is the adjoint of \`prepareInput()\`, ${padding}`, () => {
    const shape = { width: 4, height: 3, padding };
    const image = noisePlane(1, 4, 3).data;
    const offset = prepareInput(new Float32Array(image.length), shape);
    const prepared = prepareInput(image, shape);
    const direction = noisePlane(2, prepared.length / 3, 1).data;
    const gradient = new Float32Array(image.length).fill(7);
    prepareInputBack(direction, shape, gradient);
    const forward = direction
      .reduce((sum, value, i) => sum + value * (prepared[i]! - offset[i]!), 0);
    const backward = gradient.reduce((sum, value, i) => sum + value * image[i]!, 0);
    // f32 values up to 255.
    assert.ok(Math.abs(forward - backward) < 1e-5 * forward);
  });
}
