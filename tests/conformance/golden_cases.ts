import assert from "node:assert/strict";
import type { Engine, NetworkReading } from "../../src/engine/engine.ts";
import { type Normalization, NORMALIZATIONS } from "../../src/loss/normalization.ts";
import type { LayerName } from "../../src/vgg/layers.ts";
import { assertNear, norm } from "../support/close.ts";
import { type GoldenLoss, readGolden, sampleIndex } from "../support/golden.ts";
import { tinyAlpha, tinyPictures } from "../support/golden_inputs.ts";
import { everyReading, readRung } from "../support/tiny_rung.ts";
import { type EngineCase, evaluateOnce, type StartTiny } from "./engine_case.ts";

const golden = readGolden("tiny");
const pictures = tinyPictures();

/** The tolerances of the issue; PyTorch's own f32 is within 3e-6. */
const LOSS_TOLERANCE = 1e-4;
const GRADIENT_TOLERANCE = 1e-3;

/** What an engine is held to on PyTorch's numbers. */
export const GOLDEN_CASES: readonly EngineCase[] = [
  ...NORMALIZATIONS.map((normalization): EngineCase => ({
    name: `has PyTorch's losses and gradient for ${normalization}`,
    run: (start) => checkLoss(start, normalization, false),
  })),
  ...NORMALIZATIONS.map((normalization): EngineCase => ({
    name: `has PyTorch's losses and gradient for ${normalization} with hidden pixels`,
    run: (start) => checkLoss(start, normalization, true),
  })),
  ...everyReading().map((reading): EngineCase => ({
    name: `has PyTorch's features: ${reading.taps}, ${reading.pooling}, ${reading.padding}`,
    run: (start) => checkFeatures(start, reading),
  })),
];

async function checkLoss(
  start: StartTiny,
  normalization: Normalization,
  hidden: boolean,
): Promise<void> {
  const expected = (hidden ? golden.alphaLosses : golden.losses)![normalization]!;
  const engine = await start();
  const visibility = hidden ? tinyAlpha() : undefined;
  const content = { plane: pictures.content, visibility };
  const rung = { content, style: { plane: pictures.style }, normalization };
  const spec = await readRung(engine, rung);
  const { losses, gradient } = await evaluateOnce(engine, spec, pictures.start.data);
  engine.dispose();
  for (const term of ["content", "style", "variation"] as const) {
    const weighted = expected[term] * expected.weights[term];
    const tolerance = LOSS_TOLERANCE * weighted;
    assert.ok(Math.abs(losses[term] - weighted) < tolerance, `${term} ${losses[term]}`);
  }
  assert.equal(losses.total, losses.content + losses.style + losses.variation);
  checkGradient(gradient, expected);
}

function checkGradient(gradient: Float32Array, expected: GoldenLoss): void {
  const tolerance = GRADIENT_TOLERANCE;
  if (expected.gradientValues) {
    assertNear(gradient, expected.gradientValues, { tolerance, what: "gradient" });
  }
  const samples = expected.gradientSamples ?? [];
  const found = samples.map((_, k) => gradient[sampleIndex(k, gradient.length)]!);
  assertNear(found, samples, { tolerance, what: "gradient samples" });
  assert.ok(Math.abs(norm(gradient) / expected.gradient.norm - 1) < tolerance, "gradient norm");
}

/** The trace of G is the squared norm of the features, so Gram targets tell features apart. */
async function checkFeatures(start: StartTiny, reading: NetworkReading): Promise<void> {
  const { taps, pooling, padding } = reading;
  const { taps: layers } = golden.features[`${taps}, ${pooling}, ${padding}`]!;
  const engine = await start(reading);
  const targets = await readTargets(engine, Object.keys(layers) as LayerName[]);
  for (const { layer, channels, values } of targets) {
    const { shape: [height, width], norm: expected } = layers[layer]!;
    let trace = 0;
    for (let i = 0; i < channels; i++) trace += values[i * channels + i]!;
    const found = Math.sqrt(trace * height * width);
    assert.ok(Math.abs(found / expected - 1) < LOSS_TOLERANCE, `${layer}: ${found}`);
  }
  engine.dispose();
}

async function readTargets(
  engine: Engine,
  layers: readonly LayerName[],
): ReturnType<Engine["styleTargets"]> {
  const targets = await engine.styleTargets({ plane: pictures.content }, layers);
  assert.deepEqual(targets.map((target) => target.layer), layers);
  return targets;
}
