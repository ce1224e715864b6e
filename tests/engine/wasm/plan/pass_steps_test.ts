import assert from "node:assert/strict";
import { layOutMaps } from "../../../../src/engine/wasm/plan/pass_maps.ts";
import {
  backwardSteps,
  forwardSteps,
  passMatricesBytes,
  type PassPlan,
} from "../../../../src/engine/wasm/plan/pass_steps.ts";
import { Space } from "../../../../src/engine/wasm/plan/space.ts";
import type { Step } from "../../../../src/engine/wasm/plan/step.ts";
import type { NetworkReading } from "../../../../src/engine/engine.ts";
import type { LayerName } from "../../../../src/vgg/layers.ts";
import { tinyNetwork } from "../../../support/golden_inputs.ts";
import { PLAIN_READING } from "../../../support/tiny_rung.ts";

const { table } = tinyNetwork();

function planOf(taps: readonly LayerName[], reading: NetworkReading = PLAIN_READING): PassPlan {
  const space = new Space(0);
  const maps = layOutMaps(space, { width: 16, height: 12, table, reading, taps });
  const filter = { inputs: 8, outputs: 8, forward: 1, backward: 2, bias: 3 };
  const filters = new Map(table.convolutions.map(({ name }) => [name, filter]));
  return { maps, filters, reading, taps, shop: { threads: 1, matrices: 0, space } };
}

/** Kinds of steps, each convolution as one. */
function kinds(steps: readonly Step[]): string[] {
  return steps.filter(({ kind }) => kind !== "transformInput" && kind !== "multiply")
    .map((step) =>
      step.kind === "transformOutput" ? `convolve ${step.convolution.finish}` : step.kind
    );
}

Deno.test("`forwardSteps()` goes from the input to the deepest tap", () => {
  const steps = forwardSteps(planOf(["block2_conv1", "block1_conv1"]));
  assert.deepEqual(kinds(steps), [
    ...["convolve biasRelu", "convolve biasRelu"],
    ...["pool", "convolve biasRelu"],
  ]);
});

Deno.test("`forwardSteps()` keeps a tap before its ReLU and rectifies a copy, but not the deepest", () => {
  const steps = forwardSteps(
    planOf(["block1_conv1", "block2_conv1"], { ...PLAIN_READING, taps: "conv" }),
  );
  assert.deepEqual(kinds(steps), [
    ...["convolve bias", "rectify", "convolve biasRelu"],
    ...["pool", "convolve bias"],
  ]);
});

Deno.test("`backwardSteps()` ends in the input and adds each tap where it belongs", () => {
  const mark = { kind: "rectify", jobs: 0 } as Step;
  for (const [taps, finish] of [["relu", "addMask"], ["conv", "maskAdd"]] as const) {
    const plan = planOf(["block2_conv1", "block1_conv1"], { ...PLAIN_READING, taps });
    const asked: LayerName[] = [];
    const steps = backwardSteps(plan, ({ layer }) => {
      asked.push(layer.name);
      return [mark];
    });
    assert.deepEqual(asked, ["block2_conv1", "block1_conv1"]);
    assert.deepEqual(kinds(steps), [
      ...["rectify", "finish", "convolve plain", "poolBack"],
      ...["rectify", `convolve ${finish}`, "convolve plain"],
    ]);
    const [pool] = steps.filter((step) => step.kind === "poolBack");
    assert.equal(pool?.finish, "mask");
    const last = steps.at(-1);
    assert.ok(last?.kind === "transformOutput");
    assert.equal(last.convolution.out, plan.maps.input);
  }
});

Deno.test("`backwardSteps()` pads the first layer back to its margin", () => {
  const plan = planOf(["block1_conv1"], { ...PLAIN_READING, padding: "replicate" });
  const paddings = [...forwardSteps(plan), ...backwardSteps(plan, () => [])]
    .flatMap((step) => step.kind === "transformInput" ? [step.convolution.padding] : []);
  assert.deepEqual(paddings, [0, 2]);
});

Deno.test("`passMatricesBytes()` is enough for the largest small map", () => {
  const { maps } = planOf(["block2_conv1"]);
  // 16 x 12: 12 tiles of 8 channels, on both sides.
  assert.equal(passMatricesBytes(maps, 1), 2 * 36 * (4 * 12 * 8 + 64));
});

Deno.test("a pass refuses a layer that has no filter", () => {
  const plan = { ...planOf(["block2_conv1"]), filters: new Map() };
  assert.throws(() => forwardSteps(plan), {
    name: "TypeError",
    message: "Cannot read block1_conv1: the engine was made without it",
  });
});
