import assert from "node:assert/strict";
import { WeightsError } from "../../src/base/errors.ts";
import { readJob } from "../../src/stylize/job.ts";
import { resolveSettings } from "../../src/stylize/settings.ts";
import { Studio, type StudioOptions } from "../../src/stylize/studio.ts";
import { seededPixels } from "../support/seeded_pixels.ts";
import { TINY_OPTIONS, writeTinyWeights } from "../support/tiny_weights.ts";

const weights = writeTinyWeights();
addEventListener("unload", () => Deno.removeSync(weights));
const settings = resolveSettings(TINY_OPTIONS);
const options: StudioOptions = { settings, network: "vgg19-lite", weights };

Deno.test("`Studio` fits options that need the same network and engine", async () => {
  const studio = await Studio.open(options);
  assert.ok(studio.fits(options));
  const stronger = resolveSettings({ ...TINY_OPTIONS, strength: 0.9, iterations: 3 });
  assert.ok(studio.fits({ ...options, settings: stronger }));
  const average = resolveSettings({ ...TINY_OPTIONS, pooling: "average" });
  assert.ok(!studio.fits({ ...options, settings: average }));
  assert.ok(!studio.fits({ ...options, network: "vgg19" }));
  studio.close();
});

Deno.test("`Studio` reads the targets of a style once", async () => {
  const studio = await Studio.open(options);
  const style = seededPixels({ width: 40, height: 40, seed: 2 });
  const content = seededPixels({ width: 40, height: 40, seed: 1 });
  const job = await readJob({ content, styles: [style] }, settings);
  const asked = { layers: ["block1_conv1"], longest: 32 } as const;
  const first = studio.targetsOf(job, asked);
  assert.equal(studio.targetsOf(job, asked), first);
  assert.notEqual(studio.targetsOf(job, { ...asked, longest: 24 }), first);
  const other = await readJob({ content: style, styles: [style] }, settings);
  assert.equal(
    studio.targetsOf(other, asked),
    first,
    "the content has no say in a style's targets",
  );
  await studio.targetsOf(job, { ...asked, longest: 24 });
  await first;
  studio.close();
});

Deno.test("`Studio` says which weights are missing", async () => {
  const missing = { ...options, weights: "/nowhere/gone.safetensors" };
  await assert.rejects(Studio.open(missing), WeightsError);
});
