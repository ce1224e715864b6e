import assert from "node:assert/strict";
import { readGolden, sampleIndex } from "./golden.ts";
import { tinyAlpha, tinyNetwork, tinyPictures, vgg19Pictures } from "./golden_inputs.ts";

/** Sum, and sum weighted with the place, as tests/golden/summary.py forms them. */
function checksum(arrays: Iterable<Float32Array>): { sum: number; weighted: number } {
  let sum = 0, weighted = 0;
  for (const array of arrays) {
    for (const [index, value] of array.entries()) {
      sum += value;
      weighted += value * (index % 251 + 1);
    }
  }
  return { sum, weighted };
}

// Nine digits are written; one value off by one float32 step (6e-8 of it) moves sums by less.
const TOLERANCE = 1e-8;

function assertChecksum(
  arrays: Iterable<Float32Array>,
  golden: { readonly sum: number; readonly weighted: number } | undefined,
): void {
  assert.ok(golden, "the golden has no such checksum");
  const found = checksum(arrays);
  for (const key of ["sum", "weighted"] as const) {
    const distance = Math.abs(found[key] - golden[key]) / Math.abs(golden[key]);
    assert.ok(distance < TOLERANCE, `${key}: ${found[key]} instead of ${golden[key]}`);
  }
}

Deno.test("`tinyNetwork()` has the weights of the goldens", () => {
  const { weights } = tinyNetwork();
  assert.equal(weights.size, 16);
  const arrays = [...weights.values()].flatMap(({ kernel, bias }) => [kernel, bias]);
  assertChecksum(arrays, readGolden("tiny").checksums["weights"]);
});

Deno.test("`tinyPictures()` are the pictures of the goldens", () => {
  const { checksums } = readGolden("tiny");
  const pictures = tinyPictures();
  for (const name of ["content", "style", "start", "noise"] as const) {
    assertChecksum([pictures[name].data], checksums[name]);
  }
});

Deno.test("`tinyAlpha()` is the alpha of the goldens, with hidden and full pixels", () => {
  const alpha = tinyAlpha();
  assertChecksum([alpha], readGolden("tiny").checksums["alpha"]);
  assert.equal(Math.min(...alpha), 0);
  assert.equal(Math.max(...alpha), 1);
});

Deno.test("`vgg19Pictures()` are the pictures of the goldens, within 0..1", () => {
  const { checksums } = readGolden("vgg19");
  const pictures = vgg19Pictures();
  for (const name of ["content", "style", "start", "blend"] as const) {
    assertChecksum([pictures[name].data], checksums[name]);
    assert.ok(pictures[name].data.every((value) => value >= 0 && value <= 1));
  }
});

Deno.test("`sampleIndex()` meets distinct places of the smallest tap", () => {
  const places = new Set(Array.from({ length: 8 }, (_, k) => sampleIndex(k, 16)));
  assert.equal(places.size, 8);
});
