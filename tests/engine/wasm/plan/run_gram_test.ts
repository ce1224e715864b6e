import assert from "node:assert/strict";
import { fromPanels, toPanels } from "../../../../src/engine/wasm/plan/gram_panels.ts";
import {
  GRAM_POSITIONS,
  gramScratchBytes,
  runCompareGram,
  runGram,
  runStyleGradient,
} from "../../../../src/engine/wasm/plan/run_gram.ts";
import { gramSteps } from "../../../../src/engine/wasm/plan/term_steps.ts";
import { assertNear } from "../../../support/close.ts";
import { signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";

const CHANNELS = 16;

function gramOf(features: Float32Array, weights: Float32Array | undefined): Float64Array {
  const gram = new Float64Array(CHANNELS ** 2);
  for (let p = 0; p < features.length / CHANNELS; p++) {
    for (let i = 0; i < CHANNELS; i++) {
      for (let j = 0; j < CHANNELS; j++) {
        gram[i * CHANNELS + j]! += (weights?.[p] ?? 1) * features[p * CHANNELS + i]! *
          features[p * CHANNELS + j]!;
      }
    }
  }
  return gram;
}

for (const weighted of [false, true]) {
  for (const positions of [5, GRAM_POSITIONS, 3 * GRAM_POSITIONS + 9]) {
    const how = weighted ? "weighted" : "plain";
    Deno.test(`\`runGram()\` and \`runCompareGram()\` sum ${positions} ${how} positions`, () => {
      const sandbox = new WasmSandbox();
      const features = signedNoise(1, positions * CHANNELS);
      const weightValues = weighted ? signedNoise(2, positions) : undefined;
      const address = sandbox.put(features);
      const weights = weightValues ? sandbox.put(weightValues) : 0;
      const size = CHANNELS ** 2;
      const [partials, difference] = [sandbox.room(32 * size), sandbox.room(size)];
      const target = sandbox.put(new Float32Array(size));
      const scratch = sandbox.room(gramScratchBytes(CHANNELS, weighted) / 4);
      const sums = sandbox.room(16);
      const map = { address, width: positions, height: 1, channels: CHANNELS };
      const comparison = { weights, target, share: 1, factor: 1, sums };
      for (const step of gramSteps(map, { partials, difference }, comparison)) {
        for (let job = 0; job < step.jobs; job++) {
          const place = { job, kernels: sandbox.kernels, scratch };
          if (step.kind === "gram") runGram(step, place);
          if (step.kind === "compareGram") runCompareGram(step, place);
        }
      }
      const expected = gramOf(features, weightValues);
      const found = fromPanels(sandbox.get(difference, size), CHANNELS);
      assertNear(found, expected, { tolerance: 1e-6, what: "Gram matrix" });
      const energy = sandbox.heap.doubles(sums, CHANNELS / 8).reduce((a, b) => a + b, 0);
      const square = expected.reduce((sum, value) => sum + value ** 2, 0);
      assert.ok(Math.abs(energy / square - 1) < 1e-6);
    });
  }
}

Deno.test("`runStyleGradient()` multiplies each position by a matrix and its weight", () => {
  const sandbox = new WasmSandbox();
  const positions = 9;
  const features = signedNoise(1, positions * CHANNELS);
  const matrix = signedNoise(2, CHANNELS ** 2);
  const weights = signedNoise(3, positions);
  const out = sandbox.room(positions * CHANNELS);
  const step = {
    kind: "styleGradient",
    features: { address: sandbox.put(features), width: positions, height: 1, channels: CHANNELS },
    difference: sandbox.put(toPanels(matrix, CHANNELS)),
    weights: sandbox.put(weights),
    ...{ out, block: 4 },
  } as const;
  for (const job of [2, 0, 1]) {
    runStyleGradient(step, { job, kernels: sandbox.kernels, scratch: 0 });
  }
  const expected = features.map((_, at) => {
    const [p, column] = [Math.floor(at / CHANNELS), at % CHANNELS];
    let sum = 0;
    for (let i = 0; i < CHANNELS; i++) {
      sum += features[p * CHANNELS + i]! * matrix[i * CHANNELS + column]!;
    }
    return weights[p]! * sum;
  });
  const found = sandbox.get(out, positions * CHANNELS);
  assertNear(found, expected, { tolerance: 1e-6, what: "gradient" });
});
