import assert from "node:assert/strict";
import type { Engine, GramTarget, SeenPicture } from "../../src/engine/engine.ts";
import { toPlane } from "../../src/image/plane.ts";
import { readStyleTargets } from "../../src/stylize/style_targets.ts";
import { seededPixels } from "../support/seeded_pixels.ts";

const layers = ["block1_conv1"] as const;

/** An engine whose Gram matrix is the mean of the picture, and which notes the sizes it saw. */
function fakeEngine(sizes: string[]): Engine {
  return {
    name: "fake",
    device: "none",
    styleTargets(style: SeenPicture): Promise<GramTarget[]> {
      const { width, height, data } = style.plane;
      sizes.push(`${width}x${height}`);
      const mean = data.reduce((a, b) => a + b, 0) / data.length;
      return Promise.resolve([
        { layer: "block1_conv1", channels: 1, values: Float32Array.of(mean) },
      ]);
    },
    objective: () => Promise.reject(new TypeError("not asked for")),
    dispose(): void {},
  };
}

function flat(width: number, height: number, value: number): SeenPicture {
  return { plane: { width, height, data: new Float32Array(width * height * 3).fill(value) } };
}

Deno.test("`readStyleTargets()` blends by weights normalized to sum 1", async () => {
  const styles = [
    { ...flat(20, 20, 0.25), weight: 3, scale: 1 },
    { ...flat(20, 20, 0.75), weight: 1, scale: 1 },
  ];
  const [target] = await readStyleTargets(fakeEngine([]), { styles, layers, longest: 20 });
  assert.ok(Math.abs(target!.values[0]! - 0.375) < 1e-6);
});

Deno.test("`readStyleTargets()` shows a style at rung times scale, never enlarged", async () => {
  const sizes: string[] = [];
  const plane = toPlane(seededPixels({ width: 100, height: 50, seed: 1 }));
  for (const [longest, scale] of [[64, 1], [64, 0.5], [64, 4]] as const) {
    const styles = [{ plane, weight: 1, scale }];
    await readStyleTargets(fakeEngine(sizes), { styles, layers, longest });
  }
  assert.deepEqual(sizes, ["64x32", "32x16", "100x50"]);
});

Deno.test("`readStyleTargets()` leaves out styles of weight 0 and refuses nothing but those", async () => {
  const sizes: string[] = [];
  const none = { ...flat(20, 20, 0.1), weight: 0, scale: 1 };
  const styles = [none, { ...flat(30, 30, 0.5), weight: 1, scale: 1 }];
  await readStyleTargets(fakeEngine(sizes), { styles, layers, longest: 64 });
  assert.deepEqual(sizes, ["30x30"]);
  await assert.rejects(
    readStyleTargets(fakeEngine(sizes), { styles: [none], layers, longest: 64 }),
    RangeError,
  );
});
