import assert from "node:assert/strict";
import { NORMALIZATIONS } from "../../src/loss/normalization.ts";
import { readGolden, sampleIndex } from "./golden.ts";
import { tinyAlpha, tinyNetwork, tinyPictures } from "./golden_inputs.ts";
import { float64Features } from "./float64_network.ts";
import { float64Objective } from "./float64_objective.ts";
import { PLAIN_READING, rungSpec } from "./tiny_rung.ts";

const golden = readGolden("tiny");
const network = tinyNetwork();
const pictures = tinyPictures();

Deno.test("`float64Features()` has PyTorch's features at every tap", () => {
  const { width, height, data } = pictures.content;
  const picture = { width, height, channels: 3, values: Float64Array.from(data) };
  for (const [name, { taps: layers }] of Object.entries(golden.features)) {
    const [taps, pooling, padding] = name.split(", ") as ["relu", "max", "zero"];
    const reading = { taps, pooling, padding };
    const found = float64Features(picture, { network, reading, deepest: "block5_conv4" });
    for (const [layer, { samples }] of Object.entries(layers)) {
      const { values } = found.get(layer as "block1_conv1")!;
      for (const [k, sample] of samples.entries()) {
        // Nine digits are written.
        assert.ok(Math.abs(values[sampleIndex(k, values.length)]! - sample) < 1e-7, `${layer}`);
      }
    }
  }
});

Deno.test("`float64Objective()` has PyTorch's losses, with and without alpha", () => {
  for (const table of ["losses", "alphaLosses"] as const) {
    const visibility = table === "losses" ? undefined : tinyAlpha();
    for (const normalization of NORMALIZATIONS) {
      const expected = golden[table]![normalization]!;
      const content = { plane: pictures.content, visibility };
      const spec = rungSpec({ content, style: { plane: pictures.style }, normalization });
      const inputs = { ...spec, network, reading: PLAIN_READING, style: { plane: pictures.style } };
      const found = float64Objective(inputs)(pictures.start.data);
      for (const term of ["content", "style", "variation"] as const) {
        const weighted = expected[term] * expected.weights[term];
        assert.ok(Math.abs(found[term] / weighted - 1) < 1e-7, `${table} ${normalization} ${term}`);
      }
    }
  }
});
