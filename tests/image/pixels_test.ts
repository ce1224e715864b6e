import assert from "node:assert/strict";
import { blankPixels, checkPixels } from "../../src/image/pixels.ts";

Deno.test("`checkPixels()` wants four bytes a pixel and a size", () => {
  checkPixels(blankPixels(3, 2));
  assert.throws(() => checkPixels({ ...blankPixels(3, 2), width: 2 }), /RGBA needs 16/);
  assert.throws(() => checkPixels({ width: 0, height: 0, data: new Uint8Array() }), TypeError);
});

Deno.test("`blankPixels()` is transparent black", () => {
  assert.deepEqual(blankPixels(2, 1).data, new Uint8Array(8));
});
