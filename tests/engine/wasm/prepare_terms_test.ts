import assert from "node:assert/strict";
import {
  prepareTerms,
  tapVisibility,
  variationFactor,
} from "../../../src/engine/wasm/prepare_terms.ts";
import type { ObjectiveSpec } from "../../../src/engine/engine.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import { noisePlane, rungSpec, softVisibility, STYLE_LAYERS } from "../../support/tiny_rung.ts";
import { tinyMeans } from "../../support/wasm_rig.ts";

const { table } = tinyNetwork();
const PLANE = noisePlane(1, 20, 16);

function specOf(changes: Partial<ObjectiveSpec> = {}): ObjectiveSpec {
  const styleTargets = STYLE_LAYERS.map((layer) => {
    const channels = table.convolutions.find(({ name }) => name === layer)!.outputs;
    return { layer, channels, values: new Float32Array(channels ** 2).fill(2) };
  });
  const picture = { plane: PLANE };
  return { ...rungSpec({ content: picture, style: picture }), styleTargets, ...changes };
}

Deno.test("`tapVisibility()` counts positions with and without weights", () => {
  const plain = tapVisibility({ plane: PLANE }, table, "block3_conv1");
  assert.deepEqual(plain, { weights: undefined, positions: 5 * 4 });
  const visibility = new Float32Array(20 * 16).fill(0.5);
  const half = tapVisibility({ plane: PLANE, visibility }, table, "block3_conv1");
  assert.equal(half.positions, 10);
  assert.deepEqual(half.weights, new Float32Array(20).fill(0.5));
});

Deno.test("`prepareTerms()` fixes what stands before each sum", async () => {
  const means = await tinyMeans();
  const [content, ...style] = prepareTerms(means, specOf({ normalization: "mean" }));
  assert.ok(content?.kind === "content");
  // block4_conv2 of 20 x 16 pixels: 2 x 2 positions of 8 channels; weights are 1 and 10.
  assert.equal(content.coefficient, 1 / 32);
  const energy = content.target.reduce((sum, value) => sum + value ** 2, 0);
  assert.ok(Math.abs(content.energy / energy - 1) < 1e-12);
  assert.deepEqual(style.map(({ layer }) => layer), STYLE_LAYERS);
  const [first] = style;
  // Layers under `mean` weigh 1/5 each; block1_conv1 has 4 channels, its target 16 twos.
  assert.ok(first?.kind === "style");
  assert.ok(Math.abs(first.coefficient - 10 * 0.2 / 16) < 1e-12);
  assert.deepEqual([first.energy, first.positions], [64, 320]);
  means.crew.close();
});

Deno.test("`prepareTerms()` weighs the content's energy by what is seen", async () => {
  const means = await tinyMeans();
  const visibility = softVisibility(20, 16);
  const [content] = prepareTerms(means, specOf({ content: { plane: PLANE, visibility } }));
  assert.ok(content?.kind === "content" && content.weights);
  const { weights, target } = content;
  const expected = target.reduce(
    (sum, value, at) => sum + weights[Math.floor(at / 8)]! * value ** 2,
    0,
  );
  assert.ok(Math.abs(content.energy / expected - 1) < 1e-12);
  means.crew.close();
});

Deno.test("`prepareTerms()` leaves out what weighs nothing or sees nothing", async () => {
  const means = await tinyMeans();
  assert.deepEqual(prepareTerms(means, specOf({ contentWeight: 0, styleWeight: 0 })), []);
  const visibility = new Float32Array(20 * 16);
  assert.deepEqual(prepareTerms(means, specOf({ content: { plane: PLANE, visibility } })), []);
  means.crew.close();
});

Deno.test("`prepareTerms()` adds up the weights of a layer that is named twice", async () => {
  const means = await tinyMeans();
  const layer = "block2_conv1";
  const twice = [{ layer, weight: 0.5 }, { layer, weight: 0.25 }] as const;
  const once = [{ layer, weight: 0.75 }] as const;
  assert.deepEqual(
    prepareTerms(means, specOf({ contentLayers: twice, styleLayers: twice })),
    prepareTerms(means, specOf({ contentLayers: once, styleLayers: once })),
  );
  means.crew.close();
});

Deno.test("`prepareTerms()` refuses style targets that are missing or cut", async () => {
  const means = await tinyMeans();
  const { styleTargets } = specOf();
  assert.throws(() => prepareTerms(means, specOf({ styleTargets: styleTargets.slice(1) })), {
    name: "TypeError",
    message: "Cannot prepare block1_conv1: it has no target",
  });
  const cut = styleTargets.map((target) => ({ ...target, values: target.values.slice(1) }));
  assert.throws(() => prepareTerms(means, specOf({ styleTargets: cut })), {
    name: "TypeError",
    message: "Cannot use a style target of 15 numbers: 4 channels of block1_conv1 have 16",
  });
  means.crew.close();
});

Deno.test("`variationFactor()` is in the units of the document, and 0 without the term", () => {
  const spec = specOf({ variationWeight: 2, normalization: "sum" });
  assert.equal(variationFactor(spec), 2);
  assert.equal(variationFactor({ ...spec, unit: 255 }), 2 * 255 ** 2);
  assert.equal(variationFactor({ ...spec, variationWeight: 0 }), 0);
});
