import assert from "node:assert/strict";
import { encode } from "../../src/image/encode.ts";
import { readWebpHeader } from "../../src/image/webp_header.ts";
import { flatPixels } from "../support/drawn_pixels.ts";
import { animateWebp } from "../support/made_webp.ts";

Deno.test("`readWebpHeader()` reads lossy, lossless and extended files", async () => {
  const cases = [[255, 92], [255, 100], [128, 92], [128, 100]] as const;
  for (const [alpha, quality] of cases) {
    const bytes = await encode(flatPixels(300, 7, [5, 6, 7, alpha]), { format: "webp", quality });
    const { width, height, frames } = readWebpHeader(bytes);
    assert.deepEqual([width, height], [300, 7], `alpha ${alpha}, quality ${quality}`);
    for (const frame of frames) assert.deepEqual(frame, { width: 300, height: 7 });
  }
});

Deno.test("`readWebpHeader()` counts the frames of an animation beside its canvas", async () => {
  const still = await encode(flatPixels(6, 4, [5, 6, 7, 255]), { format: "webp", quality: 100 });
  const bytes = animateWebp(still, {
    width: 20,
    height: 10,
    frame: { x: 2, y: 4, width: 6, height: 4 },
  });
  const { width, height, frames } = readWebpHeader(bytes);
  assert.deepEqual([width, height], [20, 10]);
  assert.deepEqual(frames, [{ width: 6, height: 4 }, { width: 6, height: 4 }]);
});

Deno.test("`readWebpHeader()` refuses a file without pixels or with a broken start code", async () => {
  assert.throws(() => readWebpHeader(new TextEncoder().encode("RIFF....WEBPEXIF\0\0\0\0")), /VP8/);
  const lossy = await encode(flatPixels(6, 4, [5, 6, 7, 255]), { format: "webp" });
  lossy[23] = 0;
  assert.throws(() => readWebpHeader(lossy), /start code/);
});
