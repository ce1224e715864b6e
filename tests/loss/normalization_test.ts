import assert from "node:assert/strict";
import { contentCoefficient } from "../../src/loss/content.ts";
import { defaultLayerWeight, NORMALIZATIONS } from "../../src/loss/normalization.ts";
import { styleCoefficient } from "../../src/loss/style.ts";
import { readGolden } from "../support/golden.ts";

Deno.test("`NORMALIZATIONS` starts with the default and names each once", () => {
  assert.equal(NORMALIZATIONS[0], "impasto");
  assert.equal(new Set(NORMALIZATIONS).size, NORMALIZATIONS.length);
});

Deno.test("`NORMALIZATIONS` all have constants for both terms", () => {
  for (const normalization of NORMALIZATIONS) {
    const shape = { channels: 2, positions: 3, energy: 5 };
    assert.ok(contentCoefficient(normalization, shape) > 0);
    assert.ok(styleCoefficient(normalization, shape) > 0);
  }
});

Deno.test("`defaultLayerWeight()` is the weight that the PyTorch goldens use", () => {
  const { losses } = readGolden("tiny");
  for (const normalization of NORMALIZATIONS) {
    const weight = defaultLayerWeight(normalization, 5);
    assert.deepEqual(losses[normalization]!.layerWeights, new Array(5).fill(weight));
  }
});

Deno.test("`defaultLayerWeight()` averages or adds layers whatever their number", () => {
  for (const layers of [1, 3]) {
    assert.equal(layers * defaultLayerWeight("impasto", layers), 1);
    assert.equal(defaultLayerWeight("sum", layers), 1);
  }
});
