import assert from "node:assert/strict";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import type { NetworkReading } from "../../../src/engine/engine.ts";
import { ReferenceEngine } from "../../../src/engine/reference/reference_engine.ts";
import { type Normalization, NORMALIZATIONS } from "../../../src/loss/normalization.ts";
import { createRandom } from "../../../src/base/random.ts";
import { float64Objective } from "../../support/float64_objective.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import {
  everyReading,
  noisePlane,
  readRung,
  rungSpec,
  softVisibility,
} from "../../support/tiny_rung.ts";

const WIDTH = 20, HEIGHT = 16;
const NETWORK = tinyNetwork();
const CONTENT = noisePlane(41, WIDTH, HEIGHT);
const STYLE = { plane: noisePlane(42, 18, 22) };
// Of the seeds 43 to 89, 45 keeps every ReLU furthest from 0 (3e-4 of a layer's RMS); at 43 one comes
// within 5e-8, f32 takes its other side, and a component is off by 4%.
const START = noisePlane(45, WIDTH, HEIGHT).data;
const backend = await acquireBackend("wasm");

/** Components of the picture that are moved: 24 drawn ones. */
function drawnComponents(): number[] {
  const random = createRandom(9);
  return Array.from({ length: 24 }, () => Math.floor(random() * START.length));
}

async function assertGradient(
  reading: NetworkReading,
  { normalization, visibility }: {
    readonly normalization: Normalization;
    readonly visibility: Float32Array | undefined;
  },
): Promise<void> {
  const options = { backend: { ...backend, close(): void {} }, network: NETWORK, reading };
  const engine = ReferenceEngine.create({ ...options, deepest: "block5_conv1" });
  const inputs = { content: { plane: CONTENT, visibility }, style: STYLE, normalization, scale: 1 };
  const objective = await engine.objective(await readRung(engine, inputs));
  const gradient = new Float32Array(START.length);
  const losses = await objective.evaluate(START, gradient);
  objective.dispose();
  engine.dispose();

  const spec = { ...rungSpec(inputs), network: NETWORK, reading, style: STYLE };
  const truth = float64Objective(spec);
  const total = truth(START).total;
  assert.ok(Math.abs(losses.total / total - 1) < 1e-4, `loss ${losses.total} for ${total}`);
  // In float64 a step of 1e-6 leaves eight digits of a slope.
  const step = 1e-6;
  const size = Math.hypot(...gradient) / Math.sqrt(gradient.length);
  for (const i of drawnComponents()) {
    const [up, down] = [step, -step].map((move) => {
      const moved = Float64Array.from(START);
      moved[i]! += move;
      return truth(moved).total;
    });
    const slope = (up! - down!) / (2 * step);
    const distance = Math.abs(gradient[i]! - slope);
    // f32 keeps four digits of a component whose parts cancel, measured against a typical one.
    assert.ok(distance < 1e-4 * (Math.abs(slope) + size), `${i}: ${gradient[i]} for ${slope}`);
  }
}

for (const reading of everyReading()) {
  const name = `${reading.taps}, ${reading.pooling}, ${reading.padding}`;
  Deno.test(`\`differentiate()\` has the slopes of the float64 objective: ${name}`, async () => {
    for (const normalization of NORMALIZATIONS) {
      for (const visibility of [undefined, softVisibility(WIDTH, HEIGHT)]) {
        await assertGradient(reading, { normalization, visibility });
      }
    }
  });
}
