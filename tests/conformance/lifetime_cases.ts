import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import type { Engine, ObjectiveSpec } from "../../src/engine/engine.ts";
import { assertNear } from "../support/close.ts";
import { noisePlane, readRung, softVisibility } from "../support/tiny_rung.ts";
import { type EngineCase, evaluateOnce, type StartTiny } from "./engine_case.ts";

const IMAGE = noisePlane(73, 20, 16).data;

/** What an engine is held to over its lifetime. */
export const LIFETIME_CASES: readonly EngineCase[] = [
  { name: "gives the same bytes each time", run: checkRepetition },
  { name: "lets the scale change nothing but the gradient's size", run: checkScale },
  { name: "runs two objectives side by side", run: checkTwoObjectives },
  { name: "ignores what the gradient held before", run: checkGradientOverwritten },
  { name: "leaks nothing over evaluations, objectives and engines", run: checkNoLeak },
  { name: "leaks nothing after an error in the middle", run: checkNoLeakAfterError },
  { name: "refuses an objective that was disposed", run: checkDisposedObjective },
  { name: "refuses an engine that was disposed", run: checkDisposedEngine },
  { name: "refuses pictures and gradients of another size", run: checkSizes },
];

function readTinyRung(engine: Engine, scale?: number): Promise<ObjectiveSpec> {
  return readRung(engine, {
    content: { plane: noisePlane(71, 20, 16), visibility: softVisibility(20, 16) },
    style: { plane: noisePlane(72, 18, 22) },
    ...(scale !== undefined && { scale }),
  });
}

async function checkRepetition(start: StartTiny): Promise<void> {
  const found = [];
  for (let round = 0; round < 2; round++) {
    const engine = await start();
    const spec = await readTinyRung(engine);
    found.push(await evaluateOnce(engine, spec, IMAGE));
    found.push(await evaluateOnce(engine, spec, IMAGE));
    engine.dispose();
  }
  for (const other of found.slice(1)) assert.deepEqual(other, found[0]);
}

async function checkScale(start: StartTiny): Promise<void> {
  const engine = await start();
  const [small, plain, large] = [
    await evaluateOnce(engine, await readTinyRung(engine, 1e-6), IMAGE),
    await evaluateOnce(engine, await readTinyRung(engine, 1), IMAGE),
    await evaluateOnce(engine, await readTinyRung(engine, 1e6), IMAGE),
  ];
  engine.dispose();
  assert.deepEqual([small.scale, plain.scale, large.scale], [1e-6, 1, 1e6]);
  for (const { losses, gradient } of [small, large]) {
    assert.deepEqual(losses, plain.losses);
    // One f32 rounding of each product with k.
    assertNear(gradient, plain.gradient, { tolerance: 1e-5, what: "gradient / k" });
  }
}

async function checkTwoObjectives(start: StartTiny): Promise<void> {
  const engine = await start();
  const spec = await readTinyRung(engine);
  const other = { ...spec, contentWeight: 5, styleWeight: 0.5 };
  const alone = [
    await evaluateOnce(engine, spec, IMAGE),
    await evaluateOnce(engine, other, IMAGE),
  ];
  const together = await Promise.all([
    evaluateOnce(engine, spec, IMAGE),
    evaluateOnce(engine, other, IMAGE),
  ]);
  engine.dispose();
  assert.deepEqual(together, alone);
}

async function checkGradientOverwritten(start: StartTiny): Promise<void> {
  const engine = await start();
  const objective = await engine.objective(await readTinyRung(engine));
  const [clean, used] = [new Float32Array(IMAGE.length), new Float32Array(IMAGE.length).fill(NaN)];
  await objective.evaluate(IMAGE, clean);
  await objective.evaluate(IMAGE, used);
  objective.dispose();
  engine.dispose();
  assert.deepEqual(used, clean);
}

async function checkNoLeak(start: StartTiny): Promise<void> {
  const outside = tf.memory().numTensors;
  const engine = await start();
  const inside = tf.memory().numTensors;
  const spec = await readTinyRung(engine);
  assert.equal(tf.memory().numTensors, inside, "style targets");
  const objective = await engine.objective(spec);
  const held = tf.memory().numTensors;
  const gradient = new Float32Array(IMAGE.length);
  for (let i = 0; i < 5; i++) await objective.evaluate(IMAGE, gradient);
  assert.equal(tf.memory().numTensors, held, "evaluations");
  objective.dispose();
  assert.equal(tf.memory().numTensors, inside, "objective");
  engine.dispose();
  assert.equal(tf.memory().numTensors, outside, "engine");
}

async function checkNoLeakAfterError(start: StartTiny): Promise<void> {
  const engine = await start();
  const spec = await readTinyRung(engine);
  const before = tf.memory().numTensors;
  await assert.rejects(engine.styleTargets(spec.content, ["block1_conv1", "block6_conv1"]));
  const styleTargets = spec.styleTargets.slice(1);
  await assert.rejects(engine.objective({ ...spec, styleTargets }), TypeError);
  const cut = spec.styleTargets.map((target) => ({ ...target, values: target.values.slice(1) }));
  await assert.rejects(engine.objective({ ...spec, styleTargets: cut }));
  assert.equal(tf.memory().numTensors, before);
  // The engine is still good.
  assert.ok((await evaluateOnce(engine, spec, IMAGE)).losses.total > 0);
  engine.dispose();
}

async function checkDisposedObjective(start: StartTiny): Promise<void> {
  const engine = await start();
  const objective = await engine.objective(await readTinyRung(engine));
  objective.dispose();
  await assert.rejects(objective.evaluate(IMAGE, new Float32Array(IMAGE.length)), {
    name: "TypeError",
    message: "Cannot evaluate an objective after it was disposed",
  });
  assert.throws(() => objective.dispose(), TypeError);
  engine.dispose();
}

async function checkDisposedEngine(start: StartTiny): Promise<void> {
  const engine = await start();
  const spec = await readTinyRung(engine);
  engine.dispose();
  assert.throws(() => engine.dispose(), TypeError);
  await assert.rejects(engine.objective(spec), TypeError);
  await assert.rejects(engine.styleTargets(spec.content, ["block1_conv1"]), TypeError);
}

async function checkSizes(start: StartTiny): Promise<void> {
  const engine = await start();
  const objective = await engine.objective(await readTinyRung(engine));
  const short = IMAGE.slice(3);
  const right = new Float32Array(IMAGE.length);
  await assert.rejects(objective.evaluate(short, right), {
    name: "TypeError",
    message: "Cannot evaluate a picture of 957 numbers: 20 x 16 RGB pixels have 960",
  });
  await assert.rejects(objective.evaluate(IMAGE, new Float32Array(963)), TypeError);
  objective.dispose();
  engine.dispose();
}
