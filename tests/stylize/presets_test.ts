import assert from "node:assert/strict";
import { PRESET_NAMES } from "../../src/stylize/preset_names.ts";
import { presetOf } from "../../src/stylize/presets.ts";
import { resolveLayers, resolveSettings } from "../../src/stylize/settings.ts";
import { networkTable } from "../../src/vgg/layers.ts";

Deno.test("`presetOf()` gives every preset options that pass the table", () => {
  for (const preset of PRESET_NAMES) {
    const settings = resolveSettings({ preset });
    const network = settings.network === "auto" ? "vgg19" : settings.network;
    const layers = resolveLayers(settings, networkTable(network));
    assert.ok(layers.content.length >= 1 && layers.style.length >= 1, preset);
  }
});

Deno.test("`presetOf()` follows the seed documents", () => {
  const table = PRESET_NAMES.slice(3).map((name) => {
    const { network, contentLayers, optimizer, normalization, init } = presetOf(name).options;
    return [name, network, contentLayers, optimizer, normalization, init].join(" ");
  });
  assert.deepEqual(table, [
    "classic vgg19 block4_conv2 lbfgs gatys-code content",
    "webapp-vgg16 vgg16 block2_conv2 adam mean content",
    "progress-vgg19 vgg19 block5_conv2 adam sum content",
    "paper-vgg19 vgg19 block4_conv2 lbfgs gatys-paper noise",
    "tuned-vgg19 vgg19 block4_conv2 adam mean content",
    "layerwise-vgg19 vgg19 block4_conv2 lbfgs gatys-paper noise",
  ]);
});

Deno.test("`presetOf()` weighs the layers of layerwise-vgg19 as document 004 says", () => {
  const settings = resolveSettings({ preset: "layerwise-vgg19" });
  const { style } = resolveLayers(settings, networkTable("vgg19"));
  assert.deepEqual(style.map(({ weight }) => weight), [1, 0.8, 0.6, 0.4, 0.2]);
});

Deno.test("`presetOf()` gives paper-vgg19 the paper's fifth for each layer", () => {
  const settings = resolveSettings({ preset: "paper-vgg19" });
  const { style } = resolveLayers(settings, networkTable("vgg19"));
  assert.deepEqual(style.map(({ weight }) => weight), [0.2, 0.2, 0.2, 0.2, 0.2]);
  assert.equal(settings.styleWeight / settings.contentWeight, 1000);
});
