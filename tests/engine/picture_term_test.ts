import assert from "node:assert/strict";
import type { ObjectiveSpec } from "../../src/engine/engine.ts";
import { addVariationTerm, checkPictureLength } from "../../src/engine/picture_term.ts";

/** An objective of a 2 x 1 picture, of which only the content's size matters here. */
const spec: ObjectiveSpec = {
  content: { plane: { width: 2, height: 1, data: new Float32Array(6) } },
  contentLayers: [],
  styleLayers: [],
  styleTargets: [],
  contentWeight: 0,
  styleWeight: 0,
  variationWeight: 1,
  normalization: "sum",
  unit: 1,
};

Deno.test("`checkPictureLength()` names what has the wrong length, and the right one", () => {
  checkPictureLength("picture", new Float32Array(6), spec);
  assert.throws(() => checkPictureLength("gradient", new Float32Array(5), spec), {
    name: "TypeError",
    message: "Cannot evaluate a gradient of 5 numbers: 2 x 1 RGB pixels have 6",
  });
});

Deno.test("`addVariationTerm()` weighs the value by its coefficient and the gradient by k too", () => {
  const gradient = new Float32Array(6);
  const image = Float32Array.of(0, 0, 0, 0.5, 0, 0);
  const value = addVariationTerm(image, gradient, { spec, coefficient: 4, scale: 8 });
  assert.equal(value, 4 * 0.25);
  // d/dx (b - a)^2 = 2 * 0.5, times 4, times 8, against the left pixel and for the right one.
  assert.deepEqual([...gradient], [-32, 0, 0, 32, 0, 0]);
});

Deno.test("`addVariationTerm()` leaves the gradient alone at weight 0", () => {
  const gradient = new Float32Array(6);
  assert.equal(
    addVariationTerm(new Float32Array(6).fill(NaN), gradient, { spec, coefficient: 0, scale: 1 }),
    0,
  );
  assert.deepEqual([...gradient], [0, 0, 0, 0, 0, 0]);
});
