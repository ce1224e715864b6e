import assert from "node:assert/strict";
import { layOutMaps, type PassShape } from "../../../../src/engine/wasm/plan/pass_maps.ts";
import { Space } from "../../../../src/engine/wasm/plan/space.ts";
import { tinyNetwork } from "../../../support/golden_inputs.ts";
import { PLAIN_READING } from "../../../support/tiny_rung.ts";

const SHAPE: PassShape = {
  width: 13,
  height: 9,
  table: tinyNetwork().table,
  reading: PLAIN_READING,
  taps: ["block2_conv1", "block1_conv1"],
};

Deno.test("`layOutMaps()` ends at the deepest tap, and pooling drops odd rows", () => {
  const { input, layers } = layOutMaps(new Space(0), SHAPE);
  assert.deepEqual([input.width, input.height, input.channels], [13, 9, 8]);
  assert.deepEqual(layers.map(({ layer }) => layer.name), [
    "block1_conv1",
    "block1_conv2",
    "block2_conv1",
  ]);
  assert.equal(layers[1]!.pooled, undefined);
  const { pooled, features } = layers[2]!;
  assert.deepEqual([pooled!.width, pooled!.height], [6, 4]);
  assert.deepEqual([features.width, features.height, features.channels], [6, 4, 8]);
});

Deno.test("`layOutMaps()` gives a replicated picture its margin", () => {
  const reading = { ...PLAIN_READING, padding: "replicate" } as const;
  const { input, layers } = layOutMaps(new Space(0), { ...SHAPE, reading });
  assert.deepEqual([input.width, input.height], [15, 11]);
  assert.equal(layers[0]!.features.width, 13);
});

Deno.test("`layOutMaps()` lets no two maps overlap", () => {
  const space = new Space(0);
  const { input, layers, tapSpace } = layOutMaps(space, SHAPE);
  const maps = [
    input,
    ...layers.flatMap(({ pooled, features }) => [pooled ?? [], features].flat()),
  ];
  const ranges = maps.map(({ address, width, height, channels }) => [
    address,
    address + 4 * width * height * channels,
  ]).sort((a, b) => a[0]! - b[0]!);
  for (const [index, [start]] of ranges.entries()) {
    assert.ok(index === 0 || start! >= ranges[index - 1]![1]!);
  }
  // The tap space holds the largest tap, and nothing comes after it.
  assert.ok(tapSpace >= ranges.at(-1)![1]!);
  assert.ok(space.bytes - tapSpace >= 4 * 13 * 9 * 8);
});
