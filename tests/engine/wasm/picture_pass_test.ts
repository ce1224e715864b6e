import assert from "node:assert/strict";
import { picturePass } from "../../../src/engine/wasm/picture_pass.ts";
import { forwardSteps } from "../../../src/engine/wasm/plan/pass_steps.ts";
import { noisePlane } from "../../support/tiny_rung.ts";
import { tinyMeans } from "../../support/wasm_rig.ts";

const PLANE = noisePlane(1, 20, 16);

Deno.test("`picturePass()` runs its program on a picture and gives its memory back", async () => {
  const means = await tinyMeans();
  const plan = (): ReturnType<typeof picturePass<number>> =>
    picturePass(means, PLANE, {
      taps: ["block1_conv1"],
      layOut: (space, plan) => ({ steps: forwardSteps(plan), data: space.reserve(100) }),
    });
  const first = plan();
  const { features } = first.maps.layers[0]!;
  first.run(PLANE.data);
  const values = means.heap.floats(features.address, 20 * 16 * 8).slice();
  assert.ok(values.some((value) => value > 0) && values.every((value) => value >= 0));
  const { byteLength } = means.heap.memory.buffer;
  const { data } = first;
  first.free();
  const second = plan();
  assert.equal(second.data, data);
  assert.equal(means.heap.memory.buffer.byteLength, byteLength);
  second.free();
  means.crew.close();
});

Deno.test("`picturePass()` reserves nothing if a layer is unknown", async () => {
  const means = await tinyMeans();
  const before = means.heap.allocate(64, "x");
  means.heap.free(before, 64);
  assert.throws(() =>
    picturePass(means, PLANE, {
      taps: ["block1_conv1"],
      layOut: () => {
        throw new TypeError("no such layer");
      },
    }), /no such layer/);
  assert.equal(means.heap.allocate(64, "x"), before);
  means.crew.close();
});
