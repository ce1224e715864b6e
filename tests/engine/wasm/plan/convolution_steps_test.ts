import assert from "node:assert/strict";
import {
  convolutionSteps,
  sharedMatricesBytes,
} from "../../../../src/engine/wasm/plan/convolution_steps.ts";
import { Space } from "../../../../src/engine/wasm/plan/space.ts";
import type { FeatureMap } from "../../../../src/engine/wasm/plan/feature_map.ts";
import { matricesBytes, tilingOf } from "../../../../src/engine/wasm/plan/tiling.ts";

function mapOf(side: number, channels: number): FeatureMap {
  return { address: 0, width: side, height: side, channels };
}

function cut(side: number, channels: number, threads: number): {
  readonly steps: ReturnType<typeof convolutionSteps>;
  readonly scratch: number;
} {
  const space = new Space(0);
  const [source, out] = [mapOf(side, channels), mapOf(side, channels)];
  const convolution = { source, out, filter: 0, extra: 0, padding: 1, finish: "plain" } as const;
  const steps = convolutionSteps(convolution, { threads, matrices: 0, space });
  return { steps, scratch: space.scratchBytes };
}

Deno.test("`convolutionSteps()` cuts a large map into blocks that cover all tiles", () => {
  const { steps: [step, ...others], scratch } = cut(256, 64, 2);
  assert.deepEqual(others, []);
  assert.ok(step?.kind === "convolve");
  const { block } = step.convolution;
  const { tiles } = tilingOf(step.convolution.out);
  assert.equal(block % 6, 0);
  assert.ok(step.jobs * block >= tiles && (step.jobs - 1) * block < tiles);
  assert.ok(scratch >= 2 * matricesBytes(block, 64));
  assert.equal(sharedMatricesBytes({ source: mapOf(256, 64), out: mapOf(256, 64) }, 2), 0);
});

Deno.test("`convolutionSteps()` takes blocks where heavy weights are used more often", () => {
  const [light, heavy] = [cut(256, 64, 1), cut(256, 512, 1)].map(({ steps }) => {
    const [step] = steps;
    return step?.kind === "convolve" ? step.convolution.block : 0;
  });
  assert.ok(heavy! > 2 * light!);
});

Deno.test("`convolutionSteps()` makes three steps of a small map, fine enough for all threads", () => {
  const maps = { source: mapOf(32, 512), out: mapOf(32, 512) };
  assert.equal(sharedMatricesBytes(maps, 4), 2 * matricesBytes(64, 512));
  const { steps, scratch } = cut(32, 512, 4);
  assert.deepEqual(steps.map(({ kind, jobs }) => [kind, jobs]), [
    ["transformInput", 16],
    ["multiply", 36],
    ["transformOutput", 16],
  ]);
  assert.ok(scratch >= 4 * 36 * 512);
});

Deno.test("`convolutionSteps()` shares no more memory than it may, whatever the threads", () => {
  for (const threads of [1, 8, 64]) {
    for (const [side, channels] of [[512, 128], [128, 512], [1024, 64]] as const) {
      const maps = { source: mapOf(side, channels), out: mapOf(side, channels) };
      assert.ok(sharedMatricesBytes(maps, threads) <= 80 * 2 ** 20);
    }
  }
});

Deno.test("`convolutionSteps()` has nothing to do on an empty map", () => {
  for (const step of cut(0, 8, 2).steps) assert.equal(step.jobs, 0);
});
