import assert from "node:assert/strict";
import { valueCount } from "../../src/weights/stored_tensor.ts";

Deno.test("`valueCount()` multiplies the sizes, and a scalar has one value", () => {
  assert.equal(valueCount([3, 3, 64, 128]), 73_728);
  assert.equal(valueCount([]), 1);
  assert.equal(valueCount([4, 0]), 0);
});
