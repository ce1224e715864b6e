import { createRandom } from "../src/base/random.ts";
import { type LayerName, networkTable } from "../src/vgg/layers.ts";
import type { ConvolutionWeights, Network } from "../src/vgg/network.ts";

/**
 * Returns VGG19 with seeded weights. Their variance (He et al. 2015) keeps features of one order through all
 * layers: speed does not depend on values, unless they overflow or turn subnormal.
 */
export function randomNetwork(): Network {
  const table = networkTable("vgg19");
  const random = createRandom(1);
  const weights = new Map<LayerName, ConvolutionWeights>();
  for (const { name, inputs, outputs } of table.convolutions) {
    const bound = Math.sqrt(6 / (9 * inputs));
    const kernel = new Float32Array(9 * inputs * outputs);
    for (let at = 0; at < kernel.length; at++) kernel[at] = bound * (2 * random() - 1);
    weights.set(name, { kernel, bias: new Float32Array(outputs) });
  }
  return { table, weights, sha256: "", source: "seeded weights" };
}
