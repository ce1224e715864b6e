import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import type { TensorBackend } from "../../../src/backend/tensor_backend.ts";
import { BackendUnavailableError } from "../../../src/base/errors.ts";
import { differentiate } from "../../../src/engine/reference/differentiate.ts";
import { ReferenceEngine } from "../../../src/engine/reference/reference_engine.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import { noisePlane, PLAIN_READING, readRung, type RungInputs } from "../../support/tiny_rung.ts";

const backend = await acquireBackend("cpu");
const IMAGE = noisePlane(3, 20, 16).data;
const RUNG: RungInputs = {
  content: { plane: noisePlane(1, 20, 16) },
  style: { plane: noisePlane(2, 20, 16) },
};

function createEngine(
  options: Partial<Parameters<typeof ReferenceEngine.create>[0]> = {},
): ReferenceEngine {
  return ReferenceEngine.create({
    backend: { ...backend, close(): void {} },
    network: tinyNetwork(),
    reading: PLAIN_READING,
    deepest: "block5_conv1",
    ...options,
  });
}

Deno.test("`ReferenceObjective` chooses a scale that brings the gradient near 1", async () => {
  const engine = createEngine();
  for (
    const [normalization, styleWeight] of [["sum", 1e4], ["impasto", 1], ["mean", 1e-6]] as const
  ) {
    const spec = await readRung(engine, { ...RUNG, normalization, styleWeight });
    const objective = await engine.objective(spec);
    assert.ok(Number.isInteger(Math.log2(objective.scale)));
    const gradient = new Float32Array(IMAGE.length);
    const { total } = await objective.evaluate(IMAGE, gradient);
    // Squares of f32 fit from 1e-19 to 1e19; the choice aims at the middle.
    assert.ok(objective.scale * total > 1e-3 && objective.scale * total < 1e3);
    assert.ok(Math.hypot(...gradient) > 1e-5 && Math.hypot(...gradient) < 1e5);
    objective.dispose();
  }
  engine.dispose();
});

Deno.test("`ReferenceObjective` reports true losses beyond the range of f32", async () => {
  const engine = createEngine();
  const spec = await readRung(engine, { ...RUNG, normalization: "sum", styleWeight: 1e4 });
  const objective = await engine.objective(spec);
  const plain = await objective.evaluate(IMAGE, new Float32Array(IMAGE.length));
  objective.dispose();
  const heavy = await engine.objective({ ...spec, styleWeight: 1e44 });
  const gradient = new Float32Array(IMAGE.length);
  const losses = await heavy.evaluate(IMAGE, gradient);
  assert.ok(Math.abs(losses.style / plain.style / 1e40 - 1) < 1e-12);
  assert.ok(gradient.every((value) => Number.isFinite(value)));
  assert.ok(gradient.some((value) => value !== 0));
  heavy.dispose();
  engine.dispose();
});

Deno.test("`ReferenceObjective` is 0 without any term", async () => {
  const engine = createEngine();
  const spec = await readRung(engine, {
    ...RUNG,
    contentWeight: 0,
    styleWeight: 0,
    variationWeight: 0,
  });
  const objective = await engine.objective(spec);
  const gradient = new Float32Array(IMAGE.length).fill(1);
  const losses = await objective.evaluate(IMAGE, gradient);
  assert.deepEqual(losses, { content: 0, style: 0, variation: 0, total: 0 });
  assert.ok(gradient.every((value) => value === 0));
  objective.dispose();
  engine.dispose();
});

Deno.test("`ReferenceObjective` frees its tensors when an evaluation fails", async () => {
  let broken = false;
  const engine = createEngine({
    differentiate: (input) => {
      const result = differentiate(input);
      // As a device does that goes away between the ops and the readback.
      if (broken) result.sums.data = () => Promise.reject(new TypeError("gone"));
      return result;
    },
  });
  const objective = await engine.objective(await readRung(engine, RUNG));
  const before = tf.memory().numTensors;
  broken = true;
  await assert.rejects(objective.evaluate(IMAGE, new Float32Array(IMAGE.length)), /gone/);
  assert.equal(tf.memory().numTensors, before);
  objective.dispose();
  engine.dispose();
});

Deno.test("`ReferenceObjective` asks the backend for faults after each evaluation", async () => {
  let lost = false;
  const watched: TensorBackend = {
    ...backend,
    close(): void {},
    check(): void {
      if (lost) throw new BackendUnavailableError("Cannot go on with a test GPU: lost");
    },
  };
  const engine = createEngine({ backend: watched });
  const spec = await readRung(engine, RUNG);
  const objective = await engine.objective(spec);
  lost = true;
  const gradient = new Float32Array(IMAGE.length);
  await assert.rejects(objective.evaluate(IMAGE, gradient), BackendUnavailableError);
  const before = tf.memory().numTensors;
  await assert.rejects(engine.objective(spec), BackendUnavailableError);
  assert.equal(tf.memory().numTensors, before);
  await assert.rejects(engine.styleTargets(RUNG.style, ["block1_conv1"]), BackendUnavailableError);
  objective.dispose();
  engine.dispose();
});
