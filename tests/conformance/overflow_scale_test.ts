import assert from "node:assert/strict";
import { acquireBackend } from "../../src/backend/acquire_backend.ts";
import { ReferenceEngine } from "../../src/engine/reference/reference_engine.ts";
import { createOptimizer, type OptimizerSettings } from "../../src/optim/create_optimizer.ts";
import { optimizeRung, type RungOutcome } from "../../src/stylize/optimize_rung.ts";
import { tinyNetwork, tinyPictures } from "../support/golden_inputs.ts";
import { PLAIN_READING, readRung } from "../support/tiny_rung.ts";

/*
 * An engine multiplies its objective by a constant against overflow; no rule may notice. These runs go
 * through everything between the engine and the picture.
 */

const pictures = tinyPictures();
const backend = await acquireBackend("wasm");

/** The rules of the presets, with the unit that each works in. */
const RULES: readonly {
  readonly name: string;
  readonly settings: OptimizerSettings;
  readonly unit: 1 | 255;
}[] = [
  { name: "Adam", settings: { optimizer: "adam", learningRate: 0.02, epsilon: 1e-8 }, unit: 1 },
  {
    name: "Adam with a large epsilon",
    settings: { optimizer: "adam", learningRate: 0.02, beta1: 0.99, epsilon: 0.1 },
    unit: 255,
  },
  {
    name: "L-BFGS with a first step cap",
    settings: { optimizer: "lbfgs", history: 10, curvature: "relative", firstStepCap: 16 / 255 },
    unit: 1,
  },
  {
    name: "L-BFGS with torch's rule",
    settings: { optimizer: "lbfgs", history: 100, curvature: "absolute" },
    unit: 255,
  },
];

async function paint(
  { settings, unit }: typeof RULES[number],
  scale: number,
): Promise<{ outcome: RungOutcome; first: number }> {
  const engine = ReferenceEngine.create({
    backend: { ...backend, close(): void {} },
    network: tinyNetwork(),
    reading: PLAIN_READING,
    deepest: "block5_conv1",
  });
  const rung = {
    content: { plane: pictures.content },
    style: { plane: pictures.style },
    normalization: "sum",
    styleWeight: 1e4,
    variationWeight: 10,
    scale,
  } as const;
  const objective = await engine.objective(await readRung(engine, rung));
  const optimizer = createOptimizer(settings);
  const start = pictures.start.data;
  const steps = optimizeRung({
    objective,
    optimizer,
    state: optimizer.init(start.length),
    start,
    iterations: 8,
    unit,
    // As heavy as the style term, so that leaving 0..1 is felt; sources that are followed have none.
    rangeWeight: unit === 1 ? 1e10 : 0,
    clampSteps: settings.optimizer === "adam",
  });
  let first: number | undefined;
  let step = await steps.next();
  while (!step.done) {
    first ??= step.value.losses.total;
    step = await steps.next();
  }
  objective.dispose();
  engine.dispose();
  return { outcome: step.value, first: first! };
}

for (const rule of RULES) {
  Deno.test(`\`optimizeRung()\` paints the same picture at any scale: ${rule.name}`, async () => {
    const plain = await paint(rule, 1);
    assert.equal(plain.outcome.diverged, undefined);
    assert.ok(plain.outcome.losses.total < plain.first, "the rung lowers its own total");
    assert.notDeepEqual(plain.outcome.image, pictures.start.data);
    for (const scale of [2 ** -20, 2 ** 20]) {
      const { outcome } = await paint(rule, scale);
      // A power of two touches no mantissa, so not even the last bit differs.
      assert.deepEqual(outcome.image, plain.outcome.image);
      assert.deepEqual(outcome.losses, plain.outcome.losses);
    }
  });
}
