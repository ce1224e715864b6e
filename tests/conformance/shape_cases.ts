import assert from "node:assert/strict";
import type { NetworkReading, ObjectiveSpec } from "../../src/engine/engine.ts";
import { assertNear } from "../support/close.ts";
import { float64Objective } from "../support/float64_objective.ts";
import { tinyNetwork } from "../support/golden_inputs.ts";
import {
  everyReading,
  noisePlane,
  PLAIN_READING,
  readRung,
  type RungInputs,
  rungSpec,
  softVisibility,
} from "../support/tiny_rung.ts";
import { type EngineCase, evaluateOnce, type StartTiny } from "./engine_case.ts";

const NETWORK = tinyNetwork();

/** Weights of a rung with one term only. */
const ALONE = { contentWeight: 0, styleWeight: 0, variationWeight: 0 };

/** A rung of that size with seeded pictures. */
function rungOf(width: number, height: number): RungInputs {
  return {
    content: { plane: noisePlane(61, width, height) },
    style: { plane: noisePlane(62, 24, 20) },
  };
}

/** What an engine is held to on odd sizes, partial objectives and every way to read. */
export const SHAPE_CASES: readonly EngineCase[] = [
  ...([[17, 23], [16, 16], [33, 16], [16, 47]] as const).map(([width, height]): EngineCase => ({
    name: `agrees with float64 at ${width} x ${height}`,
    run: (start) => check(start, rungOf(width, height)),
  })),
  ...everyReading().map((reading): EngineCase => ({
    name: `agrees with float64 reading ${reading.taps}, ${reading.pooling}, ${reading.padding}`,
    run: (start) => check(start, rungOf(21, 18), reading),
  })),
  {
    name: "agrees with float64 where style and content have hidden pixels",
    run: (start) => check(start, hiddenRung()),
  },
  {
    name: "agrees with float64 with one style layer",
    run: (start) =>
      check(start, {
        ...rungOf(20, 16),
        styleLayers: [{ layer: "block3_conv1", weight: 0.7 }],
      }),
  },
  {
    name: "agrees with float64 with one layer in both terms",
    run: (start) =>
      check(start, {
        ...rungOf(20, 16),
        contentLayers: [{ layer: "block2_conv1", weight: 2 }],
        styleLayers: [{ layer: "block2_conv1", weight: 0.5 }],
      }),
  },
  {
    name: "agrees with float64 on content alone",
    run: (start) =>
      check(start, { ...rungOf(20, 16), ...ALONE, contentWeight: 3, styleLayers: [] }),
  },
  {
    name: "agrees with float64 on style alone",
    run: (start) =>
      check(start, { ...rungOf(20, 16), ...ALONE, styleWeight: 3, contentLayers: [] }),
  },
  {
    name: "agrees with float64 on variation alone",
    run: (start) =>
      check(start, {
        ...rungOf(20, 16),
        ...ALONE,
        variationWeight: 3,
        unit: 255,
        normalization: "sum",
      }),
  },
  { name: "has a content term of exactly 0 at the content itself", run: checkContentAtContent },
];

function hiddenRung(): RungInputs {
  const { content, style } = rungOf(20, 16);
  return {
    content: { ...content, visibility: softVisibility(20, 16) },
    style: { ...style, visibility: softVisibility(24, 20) },
  };
}

/** Losses against float64, and the gradient by its slope along itself and along a random direction. */
async function check(
  start: StartTiny,
  rung: RungInputs,
  reading: NetworkReading = PLAIN_READING,
): Promise<void> {
  const { width, height } = rung.content.plane;
  // At these sizes no ReLU of the seed stands so close to 0 that f32 takes its other side.
  const image = noisePlane(45, width, height).data;
  const engine = await start(reading);
  const spec = await readRung(engine, rung);
  const { losses, gradient } = await evaluateOnce(engine, spec, image);
  engine.dispose();
  const truth = float64Objective({
    ...rungSpec(rung),
    network: NETWORK,
    reading,
    style: rung.style,
  });
  const expected = truth(image);
  for (const term of ["content", "style", "variation"] as const) {
    const distance = Math.abs(losses[term] - expected[term]);
    assert.ok(distance <= 1e-4 * expected[term], `${term}: ${losses[term]} for ${expected[term]}`);
  }
  for (
    const direction of [
      gradient,
      noisePlane(8, width, height).data.map((value) => value - 0.5),
    ]
  ) {
    assertSlope(direction, { image, gradient, truth: (moved) => truth(moved).total });
  }
}

function assertSlope(
  direction: Float32Array,
  { image, gradient, truth }: {
    readonly image: Float32Array;
    readonly gradient: Float32Array;
    readonly truth: (image: Float64Array) => number;
  },
): void {
  const length = Math.hypot(...direction);
  const step = 1e-6 / length;
  const [up, down] = [step, -step].map((factor) =>
    truth(Float64Array.from(image, (value, i) => value + factor * direction[i]!))
  );
  const slope = (up! - down!) / 2e-6;
  const ours = gradient.reduce((sum, value, i) => sum + value * direction[i]! / length, 0);
  assert.ok(Math.abs(ours - slope) < 1e-3 * Math.hypot(...gradient), `${ours} for slope ${slope}`);
}

async function checkContentAtContent(start: StartTiny): Promise<void> {
  const engine = await start();
  const rung = { ...rungOf(20, 16), ...ALONE, contentWeight: 1, styleLayers: [] };
  const spec: ObjectiveSpec = await readRung(engine, rung);
  const { data } = rung.content.plane;
  const { losses, gradient } = await evaluateOnce(engine, spec, data);
  engine.dispose();
  assert.deepEqual(losses, { content: 0, style: 0, variation: 0, total: 0 });
  assertNear(gradient, new Float32Array(data.length), { tolerance: 0, what: "gradient" });
}
