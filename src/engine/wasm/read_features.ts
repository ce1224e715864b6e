import type { LayerName } from "../../vgg/layers.ts";
import type { SeenPicture } from "../engine.ts";
import { picturePass } from "./picture_pass.ts";
import { forwardSteps } from "./plan/pass_steps.ts";
import { featuresOf } from "./plan/term_steps.ts";
import type { WasmMeans } from "./wasm_means.ts";

/** Returns the features `[height, width, filled channels]` of a picture at each layer. */
export function readFeatures(
  means: WasmMeans,
  picture: SeenPicture,
  layers: readonly LayerName[],
): Map<LayerName, Float32Array> {
  const pass = picturePass(means, picture.plane, {
    taps: layers,
    layOut: (_space, plan) => ({ steps: forwardSteps(plan), data: undefined }),
  });
  try {
    pass.run(picture.plane.data);
    return new Map(layers.map((layer) => {
      const { address, width, height, channels } = featuresOf(pass.maps, layer);
      return [layer, means.heap.floats(address, width * height * channels).slice()];
    }));
  } finally {
    pass.free();
  }
}
