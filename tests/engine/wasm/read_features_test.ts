import assert from "node:assert/strict";
import { readFeatures } from "../../../src/engine/wasm/read_features.ts";
import type { LayerName } from "../../../src/vgg/layers.ts";
import { assertNear } from "../../support/close.ts";
import { float64Features } from "../../support/float64_network.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import { everyReading, noisePlane } from "../../support/tiny_rung.ts";
import { tinyMeans } from "../../support/wasm_rig.ts";

const PLANE = noisePlane(31, 21, 18);

for (const reading of everyReading()) {
  const { taps, pooling, padding } = reading;
  Deno.test(`\`readFeatures()\` has the float64 features: ${taps}, ${pooling}, ${padding}`, async () => {
    const means = await tinyMeans({ reading });
    const picture = { ...PLANE, channels: 3, values: Float64Array.from(PLANE.data) };
    const truth = float64Features(picture, {
      ...{ network: tinyNetwork(), reading, deepest: "block5_conv1" },
    });
    const layers: LayerName[] = [...truth.keys()];
    const found = readFeatures(means, { plane: PLANE }, layers);
    for (const [layer, { channels, values }] of truth) {
      const filled = found.get(layer)!;
      const ours = filled.filter((_, at) => at % 8 < channels);
      // Thirteen layers of F(4, 3) on four to eight channels; PyTorch's direct f32 has 1.1e-6.
      assertNear(ours, values, { tolerance: 3e-5, what: layer });
      assert.ok(filled.every((value, at) => at % 8 < channels || value === 0), "filling is zero");
    }
    means.crew.close();
  });
}

Deno.test("`readFeatures()` refuses a layer that the engine was made without", async () => {
  const means = await tinyMeans();
  assert.throws(() => readFeatures(means, { plane: PLANE }, ["block5_conv2"]), {
    name: "TypeError",
    message: "Cannot read block5_conv2: the engine was made without it",
  });
  means.crew.close();
});
