import assert from "node:assert/strict";
import { toPlane } from "../../src/image/plane.ts";
import { cropPlane, paddedSize, padPlane, seenAtSize } from "../../src/stylize/seen_at_size.ts";
import { seededPixels } from "../support/seeded_pixels.ts";

const plane = toPlane(seededPixels({ width: 40, height: 10, seed: 5 }));

Deno.test("`seenAtSize()` leaves a picture of the asked size as it is", () => {
  const big = toPlane(seededPixels({ width: 20, height: 18, seed: 5 }));
  const seen = seenAtSize({ plane: big }, big);
  assert.deepEqual(seen.plane.data, big.data);
  assert.equal(seen.visibility, undefined);
});

Deno.test("`seenAtSize()` pads a short side to 16 px and counts none of the padding", () => {
  const seen = seenAtSize({ plane }, { width: 40, height: 10 });
  assert.deepEqual([seen.plane.width, seen.plane.height], [40, 16]);
  const visible = [...seen.visibility!].map((value, at) => [value, Math.floor(at / 40)] as const);
  assert.ok(visible.every(([value, row]) => value === (row < 10 ? 1 : 0)));
});

Deno.test("`padPlane()` and `cropPlane()` are inverse", () => {
  const padded = padPlane(plane, paddedSize(plane));
  assert.deepEqual([padded.width, padded.height], [40, 16]);
  assert.deepEqual(
    padded.data.slice(15 * 120),
    plane.data.slice(9 * 120),
    "the last row is repeated",
  );
  assert.deepEqual(cropPlane(padded, plane).data, plane.data);
});
