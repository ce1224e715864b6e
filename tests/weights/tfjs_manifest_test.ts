import assert from "node:assert/strict";
import { WeightsError } from "../../src/base/errors.ts";
import { parseTfjsManifest } from "../../src/weights/tfjs_manifest.ts";

function parse(text: string): unknown {
  return parseTfjsManifest(new TextEncoder().encode(text), "model.json");
}

Deno.test("`parseTfjsManifest()` returns the groups as they stand", () => {
  const groups = [{
    paths: ["a.bin"],
    weights: [{
      name: "conv1_1/kernel",
      shape: [1],
      dtype: "float32",
      quantization: { dtype: "uint8", scale: 0.1, min: -1 },
    }],
  }];
  assert.deepEqual(parse(JSON.stringify({ weightsManifest: groups })), groups);
});

Deno.test("`parseTfjsManifest()` refuses what is not a manifest", () => {
  const weight = { name: "a", shape: [1], dtype: "float32" };
  for (
    const model of [
      "{",
      "null",
      "{}",
      '{"weightsManifest":3}',
      '{"weightsManifest":[3]}',
      JSON.stringify({ weightsManifest: [{ paths: [1], weights: [] }] }),
      JSON.stringify({ weightsManifest: [{ paths: [], weights: [{}] }] }),
      JSON.stringify({ weightsManifest: [{ paths: [], weights: [{ ...weight, shape: [-1] }] }] }),
      JSON.stringify({
        weightsManifest: [{ paths: [], weights: [{ ...weight, quantization: 1 }] }],
      }),
    ]
  ) {
    assert.throws(() => parse(model), (error) => {
      assert.ok(error instanceof WeightsError);
      assert.match(error.message, /^Cannot read model\.json as a tfjs layers model because /);
      return true;
    }, model);
  }
});
