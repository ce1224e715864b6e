import assert from "node:assert/strict";
import { ImageFormatError } from "../../src/base/errors.ts";
import { checkByteLimit, checkLimits, MAX_BYTES } from "../../src/image/limits.ts";

Deno.test("`checkLimits()` takes sizes up to the limits", () => {
  checkLimits({ width: 16_384, height: 6_103, frames: [] });
  checkLimits({ width: 10_000, height: 10_000, frames: [] });
  checkLimits({ width: 1, height: 16_384, frames: [] });
});

Deno.test("`checkLimits()` names the picture, its size and the limit it breaks", () => {
  const name = "huge.png";
  assert.throws(() => checkLimits({ width: 65_535, height: 65_535, frames: [] }, { name }), {
    name: "ImageFormatError",
    message:
      'Cannot decode "huge.png" as its header announces 65535 x 65535 pixels and the limit is ' +
      "100000000 pixels: scale it down or raise maxPixels",
  });
  assert.throws(
    () => checkLimits({ width: 16_385, height: 1, frames: [] }, { name }),
    /limit is 16384 pixels a side/,
  );
});

Deno.test("`checkLimits()` counts inner frames and refuses empty sizes", () => {
  const frames = [{ width: 65_535, height: 65_535 }];
  assert.throws(() => checkLimits({ width: 8, height: 8, frames }), ImageFormatError);
  assert.throws(() => checkLimits({ width: 0, height: 8, frames: [] }), /announces 0 x 8 pixels/);
});

Deno.test("`checkLimits()` with raised `maxPixels` asks for the area only", () => {
  checkLimits({ width: 100_000, height: 1_100, frames: [] }, { maxPixels: 110_000_000 });
  assert.throws(
    () => checkLimits({ width: 100_000, height: 1_101, frames: [] }, { maxPixels: 110_000_000 }),
    ImageFormatError,
  );
});

Deno.test("`checkLimits()` with lowered `maxPixels` is stricter", () => {
  assert.throws(
    () => checkLimits({ width: 11, height: 10, frames: [] }, { maxPixels: 100 }),
    /100 p/,
  );
});

Deno.test("`checkByteLimit()` grows in proportion to raised `maxPixels`", () => {
  checkByteLimit(MAX_BYTES);
  assert.throws(
    () => checkByteLimit(MAX_BYTES + 1, { name: "a.tif" }),
    /"a.tif" as it has 67108865/,
  );
  checkByteLimit(2 * MAX_BYTES, { maxPixels: 200_000_000 });
  assert.throws(() => checkByteLimit(MAX_BYTES + 1, { maxPixels: 100 }), ImageFormatError);
});
