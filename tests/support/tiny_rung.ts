import type {
  Engine,
  NetworkReading,
  ObjectiveSpec,
  SeenPicture,
} from "../../src/engine/engine.ts";
import { defaultLayerWeight } from "../../src/loss/normalization.ts";
import type { Plane } from "../../src/image/pixels.ts";
import type { LayerName } from "../../src/vgg/layers.ts";
import { createRandom } from "../../src/base/random.ts";

/** The way of reading that goldens have unless they say otherwise. */
export const PLAIN_READING: NetworkReading = { taps: "relu", pooling: "max", padding: "zero" };

/** Style layers of the goldens. */
export const STYLE_LAYERS: readonly LayerName[] = [
  "block1_conv1",
  "block2_conv1",
  "block3_conv1",
  "block4_conv1",
  "block5_conv1",
];

/** What a rung is made of; the rest of its spec has defaults, each of which can be overridden. */
export interface RungInputs extends Partial<Omit<ObjectiveSpec, "content" | "styleTargets">> {
  readonly content: SeenPicture;
  readonly style: SeenPicture;
}

/** Returns a spec with the layers and weights of the goldens, and everything but the style's targets. */
export function rungSpec(inputs: RungInputs): Omit<ObjectiveSpec, "styleTargets"> {
  const { normalization = "impasto" } = inputs;
  const weight = defaultLayerWeight(normalization, STYLE_LAYERS.length);
  return {
    contentLayers: [{ layer: "block4_conv2", weight: 1 }],
    styleLayers: STYLE_LAYERS.map((layer) => ({ layer, weight })),
    contentWeight: 1,
    styleWeight: 10,
    variationWeight: 0.01,
    normalization,
    unit: 1,
    ...inputs,
  };
}

/** Reads the style's targets and returns the full spec. */
export async function readRung(engine: Engine, inputs: RungInputs): Promise<ObjectiveSpec> {
  const spec = rungSpec(inputs);
  const layers = spec.styleLayers.map((entry) => entry.layer);
  const styleTargets = layers.length > 0 ? await engine.styleTargets(inputs.style, layers) : [];
  return { ...spec, styleTargets };
}

/** Returns seeded noise within 0..1 as a picture. */
export function noisePlane(seed: number, width: number, height: number): Plane {
  const random = createRandom(seed);
  return { width, height, data: Float32Array.from({ length: width * height * 3 }, random) };
}

/** Returns all eight ways to read a network. */
export function everyReading(): NetworkReading[] {
  return (["relu", "conv"] as const).flatMap((taps) =>
    (["max", "average"] as const).flatMap((pooling) =>
      (["zero", "replicate"] as const).map((padding) => ({ taps, pooling, padding }))
    )
  );
}

/** Returns a soft visibility map with hidden, half visible and full pixels. */
export function softVisibility(width: number, height: number): Float32Array {
  return Float32Array.from({ length: width * height }, (_, i) => {
    const x = (i % width + 0.5) / width - 0.4;
    const y = (Math.floor(i / width) + 0.5) / height - 0.5;
    return Math.min(Math.max(1.4 - 4 * (x * x + y * y), 0), 1);
  });
}
