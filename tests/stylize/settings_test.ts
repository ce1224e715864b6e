import assert from "node:assert/strict";
import { resolveSettings } from "../../src/stylize/settings.ts";
import { styleWeightOf } from "../../src/stylize/strength.ts";

Deno.test("`resolveSettings()` fills in fast at strength 0.5", () => {
  const settings = resolveSettings({});
  assert.equal(settings.preset, "fast");
  assert.equal(settings.size, 512);
  assert.equal(settings.strength, 0.5);
  assert.equal(settings.styleWeight, styleWeightOf(0.5));
  assert.equal(settings.contentWeight, 1);
  assert.equal(settings.padding, "replicate");
});

Deno.test("`resolveSettings()` lets options override their preset and undefined leave it alone", () => {
  const settings = resolveSettings({ preset: "tuned-vgg19", learningRate: 0.01, size: undefined! });
  assert.equal(settings.learningRate, 0.01);
  assert.equal(settings.beta1, 0.99);
  assert.equal(settings.size, 512);
  assert.equal(settings.strength, undefined);
});

Deno.test("`resolveSettings()` takes explicit weights in place of the strength", () => {
  const settings = resolveSettings({ styleWeight: 5 });
  assert.deepEqual([settings.contentWeight, settings.styleWeight], [1, 5]);
  assert.equal(settings.strength, undefined);
});

Deno.test("`resolveSettings()` refuses strength beside weights or another normalization", () => {
  assert.throws(() => resolveSettings({ strength: 0.5, styleWeight: 2 }), /together with/);
  assert.throws(() => resolveSettings({ strength: 0.5, contentWeight: 2 }), /together with/);
  assert.throws(() => resolveSettings({ preset: "classic", strength: 0.5 }), /gatys-code/);
});
