import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import type { GramTarget, ObjectiveSpec } from "../../../src/engine/engine.ts";
import { uploadConvolutions } from "../../../src/engine/reference/convolution.ts";
import type { DeviceNetwork } from "../../../src/engine/reference/features.ts";
import { prepareTargets, type Targets } from "../../../src/engine/reference/targets.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import { noisePlane, PLAIN_READING, rungSpec } from "../../support/tiny_rung.ts";

await acquireBackend("cpu");

const { table } = tinyNetwork();
const NETWORK: DeviceNetwork = {
  table,
  convolutions: uploadConvolutions(tinyNetwork(), "block5_conv1"),
  reading: PLAIN_READING,
};
const CONTENT = { plane: noisePlane(1, 20, 16) };

/** A target for each layer: the unit matrix times 2, whose energy is 4 N. */
function spec(inputs: Partial<ObjectiveSpec> = {}): ObjectiveSpec {
  const rung = rungSpec({ content: CONTENT, style: CONTENT, ...inputs });
  const styleTargets = rung.styleLayers.map(({ layer }): GramTarget => {
    const channels = table.convolutions.find(({ name }) => name === layer)!.outputs;
    const values = new Float32Array(channels ** 2);
    for (let i = 0; i < channels; i++) values[i * channels + i] = 2;
    return { layer, channels, values };
  });
  return { ...rung, styleTargets, ...inputs };
}

function dispose({ content, style }: Targets): void {
  for (const { target, weights } of [...content, ...style]) tf.dispose([target, weights ?? target]);
}

Deno.test("`prepareTargets()` puts all constants before a style term", async () => {
  const targets = await prepareTargets(NETWORK, spec({ normalization: "gatys-paper" }));
  assert.deepEqual(targets.style.map((tap) => tap.energy), [16, 24, 32, 32, 32]);
  for (const [index, channels] of [4, 6, 8, 8, 8].entries()) {
    // Term weight 10, layer weight 1/5, 1 / (4 N^2).
    const expected = 10 / 5 / (4 * channels ** 2);
    assert.ok(Math.abs(targets.style[index]!.coefficient - expected) < 1e-12);
  }
  assert.deepEqual(targets.style.map((tap) => tap.positions), [320, 80, 20, 4, 1]);
  dispose(targets);
});

Deno.test("`prepareTargets()` measures the content's energy for `impasto`", async () => {
  const targets = await prepareTargets(NETWORK, spec({ contentWeight: 3 }));
  const [tap] = targets.content;
  const energy = tf.tidy(() => tf.sum(tf.square(tap!.target)).dataSync()[0]!);
  assert.ok(Math.abs(tap!.energy / energy - 1) < 1e-5);
  assert.ok(Math.abs(tap!.coefficient * energy - 3) < 1e-4);
  dispose(targets);
});

Deno.test("`prepareTargets()` measures variation in the document's units", async () => {
  for (const [unit, coefficient] of [[1, 5], [255, 5 * 255 ** 2]] as const) {
    const inputs = { normalization: "sum", variationWeight: 5, unit } as const;
    const targets = await prepareTargets(NETWORK, spec(inputs));
    assert.equal(targets.variation.coefficient, coefficient);
    dispose(targets);
  }
});

Deno.test("`prepareTargets()` leaves out what weighs nothing", async () => {
  const layers = [{ layer: "block1_conv1", weight: 0 }, {
    layer: "block2_conv1",
    weight: 2,
  }] as const;
  const some = await prepareTargets(NETWORK, spec({ styleLayers: layers }));
  assert.deepEqual(some.style.map((tap) => tap.layer), ["block2_conv1"]);
  dispose(some);
  const before = tf.memory().numTensors;
  const none = await prepareTargets(
    NETWORK,
    spec({ contentWeight: 0, styleWeight: 0, variationWeight: 0 }),
  );
  assert.deepEqual(none, { content: [], style: [], variation: { coefficient: 0 } });
  assert.equal(tf.memory().numTensors, before);
});

Deno.test("`prepareTargets()` drops a tap that sees only hidden pixels", async () => {
  // Block 5 sees the upper left 16 x 16 pixels only; columns 16 to 19 fall away on the way.
  const visibility = Float32Array.from({ length: 20 * 16 }, (_, i) => i % 20 < 16 ? 0 : 1);
  const targets = await prepareTargets(NETWORK, spec({ content: { ...CONTENT, visibility } }));
  assert.deepEqual(targets.style.map((tap) => tap.layer), [
    "block1_conv1",
    "block2_conv1",
    "block3_conv1",
  ]);
  assert.deepEqual(targets.content, []);
  dispose(targets);
});

Deno.test("`prepareTargets()` frees everything if a style target is missing", async () => {
  const before = tf.memory().numTensors;
  const visibility = new Float32Array(20 * 16).fill(0.5);
  const incomplete = spec({ content: { ...CONTENT, visibility } });
  const styleTargets = incomplete.styleTargets.slice(0, 4);
  await assert.rejects(prepareTargets(NETWORK, { ...incomplete, styleTargets }), {
    name: "TypeError",
    message: "Cannot prepare block5_conv1: it has no target",
  });
  assert.equal(tf.memory().numTensors, before);
});
