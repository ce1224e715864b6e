import assert from "node:assert/strict";
import { acquireBackend } from "../../../src/backend/acquire_backend.ts";
import { prepareInput } from "../../../src/engine/reference/input.ts";
import { uploadPicture } from "../../../src/engine/reference/picture_tensor.ts";
import { noisePlane, PLAIN_READING } from "../../support/tiny_rung.ts";

await acquireBackend("cpu");

Deno.test("`uploadPicture()` holds the prepared picture, rows first, with its margin", () => {
  const plane = noisePlane(1, 5, 3);
  for (const [padding, shape] of [["zero", [1, 3, 5, 3]], ["replicate", [1, 5, 7, 3]]] as const) {
    const tensor = uploadPicture({ plane }, { ...PLAIN_READING, padding });
    assert.deepEqual(tensor.shape, shape);
    const expected = prepareInput(plane.data, { width: 5, height: 3, padding });
    assert.deepEqual(Float32Array.from(tensor.dataSync()), expected);
    tensor.dispose();
  }
});
