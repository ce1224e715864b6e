import assert from "node:assert/strict";
import {
  layOutMaps,
  type PassMaps,
  type PassShape,
} from "../../../../src/engine/wasm/plan/pass_maps.ts";
import { mapBytes } from "../../../../src/engine/wasm/plan/feature_map.ts";
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

/** First and last byte of each map in order. */
function rangesOf({ input, layers }: PassMaps): [number, number][] {
  const maps = [
    input,
    ...layers.flatMap(({ pooled, features }) => pooled ? [pooled, features] : features),
  ];
  return maps.map((map): [number, number] => [map.address, map.address + mapBytes(map)])
    .sort((a, b) => a[0] - b[0]);
}

Deno.test("`layOutMaps()` lets no two maps overlap", () => {
  const ranges = rangesOf(layOutMaps(new Space(0), SHAPE));
  for (const [index, [start]] of ranges.entries()) {
    assert.ok(index === 0 || start >= ranges[index - 1]![1]);
  }
});

Deno.test("`layOutMaps()` puts a tap's room where maps are idle, and behind all maps else", () => {
  const taps = SHAPE.table.convolutions.map(({ name }) => name).slice(0, 11);
  const space = new Space(0);
  const maps = layOutMaps(space, { ...SHAPE, width: 40, height: 30, taps });
  const end = rangesOf(maps).at(-1)![1];
  for (const [index, { features, tapSpace }] of maps.layers.entries()) {
    const [first, last] = [tapSpace, tapSpace + mapBytes(features)];
    assert.ok(last <= space.bytes);
    // Its own map and those on both sides are in use with it.
    const near = maps.layers.slice(Math.max(index - 1, 0), index + 2);
    for (
      const map of near.flatMap(({ pooled, features }) => pooled ? [pooled, features] : features)
    ) {
      assert.ok(last <= map.address || first >= map.address + mapBytes(map));
    }
  }
  const [largest, deepest] = [maps.layers[0]!, maps.layers.at(-1)!];
  assert.ok(largest.tapSpace < end && deepest.tapSpace >= end);
});
