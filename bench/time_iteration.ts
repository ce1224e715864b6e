import { createRandom } from "../src/base/random.ts";
import type { Engine, ObjectiveSpec, WeightedLayer } from "../src/engine/engine.ts";
import type { Plane } from "../src/image/pixels.ts";
import { median } from "./median.ts";

/** How an iteration is timed. */
export interface TimingOptions {
  /** Side of the square picture in px. */
  readonly size: number;
  /** Timed iterations after the warm-up. */
  readonly repeats: number;
}

// A subject that needs half a minute for an iteration is known well enough after three.
const PATIENCE_SECONDS = 30;
const FEWEST = 3;

// The first run compiles shaders and fills allocators, the second finds them filled.
const WARM_UPS = 2;

const CONTENT: readonly WeightedLayer[] = [{ layer: "block4_conv2", weight: 1 }];
const STYLE: readonly WeightedLayer[] = ([1, 2, 3, 4, 5] as const)
  .map((block) => ({ layer: `block${block}_conv1`, weight: 0.2 }));

/** Returns the median seconds of one evaluation of the classic objective; set-up is not timed. */
export async function timeIteration(
  engine: Engine,
  { size, repeats }: TimingOptions,
): Promise<number> {
  const objective = await engine.objective(await classicObjective(engine, size));
  try {
    const image = randomPlane(size, 3).data;
    const gradient = new Float32Array(image.length);
    const seconds: number[] = [];
    const begin = performance.now();
    for (let run = 0; run < WARM_UPS + repeats; run++) {
      const late = performance.now() - begin > 1000 * PATIENCE_SECONDS;
      if (late && run >= WARM_UPS + FEWEST) break;
      const start = performance.now();
      const { total } = await objective.evaluate(image, gradient);
      seconds.push((performance.now() - start) / 1000);
      if (!Number.isFinite(total)) {
        throw new RangeError(`Cannot use the time at ${size} px as the loss is ${total}`);
      }
    }
    return median(seconds.slice(WARM_UPS));
  } finally {
    objective.dispose();
  }
}

async function classicObjective(engine: Engine, size: number): Promise<ObjectiveSpec> {
  const layers = STYLE.map(({ layer }) => layer);
  return {
    content: { plane: randomPlane(size, 1) },
    contentLayers: CONTENT,
    styleLayers: STYLE,
    styleTargets: await engine.styleTargets({ plane: randomPlane(size, 2) }, layers),
    contentWeight: 1,
    styleWeight: 1,
    variationWeight: 0,
    normalization: "gatys-code",
    unit: 1,
  };
}

function randomPlane(size: number, seed: number): Plane {
  const random = createRandom(seed);
  return {
    width: size,
    height: size,
    data: Float32Array.from({ length: size * size * 3 }, random),
  };
}
