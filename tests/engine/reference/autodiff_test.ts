import assert from "node:assert/strict";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import "../../support/tfjs_gradients.ts";
import { differentiateByAutodiff } from "../../../src/engine/reference/autodiff.ts";
import type { Differentiate } from "../../../src/engine/reference/differentiate.ts";
import { ReferenceEngine } from "../../../src/engine/reference/reference_engine.ts";
import type { Losses } from "../../../src/engine/engine.ts";
import { assertNear } from "../../support/close.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import {
  everyReading,
  noisePlane,
  readRung,
  type RungInputs,
  softVisibility,
} from "../../support/tiny_rung.ts";

const START = noisePlane(53, 33, 18);
const INPUTS = {
  content: { plane: noisePlane(51, 33, 18) },
  style: { plane: noisePlane(52, 20, 24) },
};

for (const name of ["wasm", "cpu"] as const) {
  const backend = await acquireBackend(name);
  for (const reading of everyReading()) {
    const found = async (
      inputs: RungInputs,
      differentiate?: Differentiate,
    ): Promise<{ gradient: Float32Array; losses: Losses }> => {
      const engine = ReferenceEngine.create({
        backend: { ...backend, close(): void {} },
        network: tinyNetwork(),
        reading,
        deepest: "block5_conv1",
        ...(differentiate && { differentiate }),
      });
      const objective = await engine.objective(await readRung(engine, inputs));
      const gradient = new Float32Array(START.data.length);
      const losses = await objective.evaluate(START.data, gradient);
      objective.dispose();
      engine.dispose();
      return { gradient, losses };
    };
    const label = `${reading.taps}, ${reading.pooling}, ${reading.padding}`;
    Deno.test(`\`differentiateByAutodiff()\` on ${name} agrees with what is written out: ${label}`, async () => {
      for (const visibility of [undefined, softVisibility(33, 18)]) {
        const inputs = { ...INPUTS, content: { ...INPUTS.content, visibility } };
        const ours = await found(inputs);
        const theirs = await found(inputs, differentiateByAutodiff);
        // The same sums in another order: f32 roundings through 13 layers.
        assertNear(ours.gradient, theirs.gradient, { tolerance: 1e-5, what: "gradient" });
        assert.ok(Math.abs(ours.losses.total / theirs.losses.total - 1) < 1e-5);
      }
    });
  }
}
