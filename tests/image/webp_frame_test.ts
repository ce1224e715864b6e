import assert from "node:assert/strict";
import { encode } from "../../src/image/encode.ts";
import { extractWebpFrame } from "../../src/image/webp_frame.ts";
import { readWebpHeader } from "../../src/image/webp_header.ts";
import { flatPixels } from "../support/drawn_pixels.ts";
import { animateWebp } from "../support/made_webp.ts";

Deno.test("`extractWebpFrame()` leaves a still picture alone", async () => {
  const still = await encode(flatPixels(6, 4, [5, 6, 7, 128]), { format: "webp" });
  assert.equal(extractWebpFrame(still), undefined);
});

Deno.test("`extractWebpFrame()` makes a still file of the first frame and tells its place", async () => {
  for (const quality of [92, 100]) {
    const still = await encode(flatPixels(6, 4, [5, 6, 7, 128]), { format: "webp", quality });
    const frame = { x: 2, y: 4, width: 6, height: 4 };
    const found = extractWebpFrame(animateWebp(still, { width: 20, height: 10, frame }));
    assert.ok(found);
    assert.deepEqual(found.at, { x: 2, y: 4 });
    assert.deepEqual(found.canvas, { width: 20, height: 10 });
    const { width, height } = readWebpHeader(found.file);
    assert.deepEqual([width, height], [6, 4]);
  }
});
