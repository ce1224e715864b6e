import assert from "node:assert/strict";
import { readJob } from "../../src/stylize/job.ts";
import { resolveSettings } from "../../src/stylize/settings.ts";
import { seededPixels } from "../support/seeded_pixels.ts";

const content = seededPixels({ width: 80, height: 60, seed: 1 });
const style = seededPixels({ width: 50, height: 40, seed: 2 });

Deno.test("`readJob()` takes bare styles as weight 1 and multiplies their scale", async () => {
  const settings = resolveSettings({ size: 64, styleScale: 2 });
  const styles = [style, { image: style, weight: 3, scale: 0.5 }];
  const job = await readJob({ content, styles }, settings);
  assert.deepEqual(job.styles.map(({ weight, scale }) => [weight, scale]), [[1, 2], [3, 1]]);
  assert.deepEqual(job.inputs.styles.map(({ weight, scale }) => [weight, scale]), [[1, 2], [3, 1]]);
});

Deno.test("`readJob()` crops a style to what is visible of it", async () => {
  const spot = seededPixels({
    width: 50,
    height: 40,
    seed: 2,
    alphaAt: (x, y) => x >= 10 && x < 30 && y >= 5 && y < 15 ? 255 : 0,
  });
  const job = await readJob({ content, styles: [spot] }, resolveSettings({ size: 64 }));
  const [{ plane } = { plane: undefined }] = job.styles;
  assert.deepEqual([plane?.width, plane?.height], [20, 10]);
});

Deno.test("`readJob()` says when the content is enlarged, and only then", async () => {
  const larger = await readJob({ content, styles: [style] }, resolveSettings({ size: 128 }));
  assert.deepEqual(larger.warnings, [
    { code: "enlarged", message: "Enlarging content from 80 px to 128 px before painting" },
  ]);
  const smaller = await readJob({ content, styles: [style] }, resolveSettings({ size: 64 }));
  assert.deepEqual(smaller.warnings, []);
});

Deno.test("`readJob()` starts from a given picture before any `init`", async () => {
  const settings = resolveSettings({ size: 64, init: "noise" });
  const given = await readJob({ content, styles: [style], init: style }, settings);
  assert.equal(given.start.kind, "picture");
  assert.equal(given.startsFromContent, false);
  assert.match(given.inputs.init?.sha256 ?? "", /^[0-9a-f]{64}$/);
  const noise = await readJob({ content, styles: [style] }, settings);
  assert.equal(noise.start.kind, "noise");
});

Deno.test("`readJob()` recolors styles like the content for color `match`", async () => {
  const settings = resolveSettings({ size: 64, color: "match" });
  const job = await readJob({ content, styles: [style] }, settings);
  function meanOf(values: ArrayLike<number> = []): number {
    return Array.from(values).reduce((a, b) => a + b, 0) / values.length;
  }
  // Clamping to 0..1 moves the mean a little where the recolored style leaves it.
  const difference = meanOf(job.styles[0]?.plane.data) - meanOf(job.frame.plane.data);
  assert.ok(Math.abs(difference) < 0.02, `${difference}`);
  assert.ok(job.recolored);
});

Deno.test("`readJob()` refuses a style of which nothing is visible, by name", async () => {
  const ghost = seededPixels({ width: 8, height: 8, seed: 1, alphaAt: () => 0 });
  await assert.rejects(
    readJob({ content, styles: [{ image: ghost, name: "ghost.png" }] }, resolveSettings({})),
    /ghost\.png as a style as it is fully transparent/,
  );
});
