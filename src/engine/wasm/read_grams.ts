import type { LayerName } from "../../vgg/layers.ts";
import type { GramTarget, SeenPicture } from "../engine.ts";
import { picturePass } from "./picture_pass.ts";
import { fromPanels, panelsLength } from "./plan/gram_panels.ts";
import { forwardSteps, type PassPlan } from "./plan/pass_steps.ts";
import type { Space } from "./plan/space.ts";
import type { Step } from "./plan/step.ts";
import { featuresOf, gramSteps, layOutDesk } from "./plan/term_steps.ts";
import { tapVisibility } from "./prepare_terms.ts";
import type { WasmMeans } from "./wasm_means.ts";

/** Addresses of one layer's Gram matrix. */
interface GramPlace {
  readonly layer: LayerName;
  readonly channels: number;
  /** A zero target; what is compared with it comes out unchanged. */
  readonly target: number;
  /** The result, in panels. */
  readonly result: number;
  /** Position weights, or 0. */
  readonly weights: number;
  readonly weightValues: Float32Array | undefined;
}

/** Returns A / M_A of a style picture for each layer. */
export function readGrams(
  means: WasmMeans,
  style: SeenPicture,
  layers: readonly LayerName[],
): GramTarget[] {
  const { heap } = means;
  const pass = picturePass(means, style.plane, {
    taps: layers,
    layOut: (space, plan) => layOutGrams(space, plan, { means, style }),
  });
  try {
    for (const { target, weights, weightValues, channels } of pass.data) {
      heap.floats(target, panelsLength(channels)).fill(0);
      if (weightValues) heap.floats(weights, weightValues.length).set(weightValues);
    }
    pass.run(style.plane.data);
    return pass.data.map(({ layer, channels, result }) => {
      const panels = heap.floats(result, panelsLength(channels));
      return { layer, channels, values: fromPanels(panels, channels) };
    });
  } finally {
    pass.free();
  }
}

function layOutGrams(
  space: Space,
  plan: PassPlan,
  { means, style }: { readonly means: WasmMeans; readonly style: SeenPicture },
): { steps: Step[]; data: GramPlace[] } {
  const steps = forwardSteps(plan);
  const maps = plan.taps.map((layer) => featuresOf(plan.maps, layer));
  const { partials } = layOutDesk(space, maps);
  const data = plan.taps.map((layer): GramPlace => {
    const features = featuresOf(plan.maps, layer);
    const seen = tapVisibility(style, means.table, layer);
    // Where a tap sees only hidden pixels, it reads the colors they were filled with.
    const hidden = seen.positions === 0;
    const weightValues = hidden ? undefined : seen.weights;
    const bytes = 4 * panelsLength(features.channels);
    const weights = weightValues ? space.reserve(4 * weightValues.length) : 0;
    const [target, result] = [space.reserve(bytes), space.reserve(bytes)];
    const share = 1 / (hidden ? features.width * features.height : seen.positions);
    const sums = space.reserve(8 * features.channels);
    const comparison = { weights, target, share, factor: 1, sums };
    steps.push(...gramSteps(features, { partials, difference: result }, comparison));
    const channels = means.table.convolutions.find(({ name }) => name === layer)?.outputs ?? 0;
    return { layer, channels, target, result, weights, weightValues };
  });
  return { steps, data };
}
