import assert from "node:assert/strict";
import { readFeatures } from "../../../src/engine/wasm/read_features.ts";
import { readGrams } from "../../../src/engine/wasm/read_grams.ts";
import { assertNear } from "../../support/close.ts";
import { noisePlane, softVisibility } from "../../support/tiny_rung.ts";
import { tinyMeans } from "../../support/wasm_rig.ts";

const PLANE = noisePlane(31, 21, 18);

/** sum_p w_p F_p F_p^T / sum w of the features `[positions, 8]`, the first `channels` of them. */
function gramOf(features: Float32Array, channels: number, weights?: Float32Array): Float64Array {
  const gram = new Float64Array(channels ** 2);
  let total = 0;
  for (let p = 0; p < features.length / 8; p++) {
    const weight = weights?.[p] ?? 1;
    total += weight;
    for (let at = 0; at < gram.length; at++) {
      const [a, b] = [
        features[p * 8 + Math.floor(at / channels)]!,
        features[p * 8 + at % channels]!,
      ];
      gram[at]! += weight * a * b;
    }
  }
  return gram.map((value) => value / total);
}

for (const visibility of [undefined, softVisibility(21, 18)]) {
  const how = visibility ? "weighted" : "plain";
  Deno.test(`\`readGrams()\` divides ${how} Gram matrices by the positions`, async () => {
    const means = await tinyMeans({ threads: 2 });
    const picture = { plane: PLANE, visibility };
    const [first, second] = readGrams(means, picture, ["block2_conv1", "block1_conv1"]);
    assert.equal(first?.layer, "block2_conv1");
    assert.deepEqual([first.channels, second?.channels], [6, 4]);
    const features = readFeatures(means, picture, ["block1_conv1"]).get("block1_conv1")!;
    const expected = gramOf(features, 4, visibility);
    assertNear(second!.values, expected, { tolerance: 1e-6, what: "Gram matrix" });
    means.crew.close();
  });
}

Deno.test("`readGrams()` reads hidden pixels where a tap sees nothing else", async () => {
  const means = await tinyMeans();
  const hidden = { plane: PLANE, visibility: new Float32Array(21 * 18) };
  assert.deepEqual(
    readGrams(means, hidden, ["block1_conv1"]),
    readGrams(means, { plane: PLANE }, ["block1_conv1"]),
  );
  means.crew.close();
});
