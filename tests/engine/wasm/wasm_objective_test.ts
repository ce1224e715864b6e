import assert from "node:assert/strict";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import { ReferenceEngine } from "../../../src/engine/reference/reference_engine.ts";
import { readGrams } from "../../../src/engine/wasm/read_grams.ts";
import { WasmObjective } from "../../../src/engine/wasm/wasm_objective.ts";
import type { ObjectiveSpec } from "../../../src/engine/engine.ts";
import { assertNear } from "../../support/close.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import {
  everyReading,
  noisePlane,
  readRung,
  rungSpec,
  softVisibility,
  STYLE_LAYERS,
} from "../../support/tiny_rung.ts";
import { tinyMeans } from "../../support/wasm_rig.ts";

for (const reading of everyReading()) {
  const label = `${reading.taps}, ${reading.pooling}, ${reading.padding}`;
  Deno.test(`\`WasmObjective\` agrees with the reference engine: ${label}`, async () => {
    const means = await tinyMeans({ reading, threads: 2 });
    const reference = ReferenceEngine.create({
      backend: await acquireBackend("cpu"),
      ...{ network: tinyNetwork(), reading, deepest: "block5_conv1" },
    });
    for (const visibility of [undefined, softVisibility(39, 27)]) {
      const spec: ObjectiveSpec = await readRung(reference, {
        content: { plane: noisePlane(51, 39, 27), visibility },
        style: { plane: noisePlane(52, 20, 24) },
      });
      const image = noisePlane(53, 39, 27).data;
      const [theirs, ours] = [new Float32Array(image.length), new Float32Array(image.length)];
      const objective = new WasmObjective(means, spec);
      const truth = await reference.objective(spec);
      const [expected, found] = [
        await truth.evaluate(image, theirs),
        await objective.evaluate(image, ours),
      ];
      assert.equal(objective.scale, truth.scale);
      // F(4, 3) through 13 layers; what is allowed is 1e-4.
      assertNear(ours, theirs, { tolerance: 5e-5, what: "gradient" });
      for (const term of ["content", "style", "variation", "total"] as const) {
        assert.ok(Math.abs(found[term] / expected[term] - 1) < 5e-5, term);
      }
      objective.dispose();
      truth.dispose();
    }
    reference.dispose();
    means.crew.close();
  });
}

Deno.test("`WasmObjective` gives its memory back: three jobs need what one needs", async () => {
  const means = await tinyMeans();
  const picture = { plane: noisePlane(1, 48, 32) };
  const sizes: number[] = [];
  for (let job = 0; job < 3; job++) {
    const styleTargets = readGrams(means, picture, STYLE_LAYERS);
    const spec = { ...rungSpec({ content: picture, style: picture }), styleTargets };
    const objective = new WasmObjective(means, spec);
    await objective.evaluate(picture.plane.data, new Float32Array(48 * 32 * 3));
    objective.dispose();
    sizes.push(means.heap.memory.buffer.byteLength);
  }
  assert.deepEqual(sizes.slice(1), [sizes[0], sizes[0]]);
  means.crew.close();
});
