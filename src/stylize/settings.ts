import type { WeightedLayer } from "../engine/engine.ts";
import { defaultLayerWeight } from "../loss/normalization.ts";
import type { NetworkTable } from "../vgg/layers.ts";
import { checkOptions } from "./check_options.ts";
import { parseLayerWeights } from "./layer_weights.ts";
import { type FilledOptions, type Preset, presetOf } from "./presets.ts";
import { styleWeightOf } from "./strength.ts";
import type { StylizeOptions } from "./stylize_options.ts";

/** Strength when nobody names one. */
const DEFAULT_STRENGTH = 0.5;

/** Options with nothing left open but what depends on the network. */
export interface Settings extends FilledOptions {
  /** Everything the preset fixes beyond options. */
  readonly plan: Pick<Preset, "unit" | "ladder" | "steps">;
  /** Strength that gave the weights, where one did. */
  readonly strength?: number;
}

/** Layers of both terms, checked against a network. */
export interface SettingsLayers {
  /** Layers of the content term. */
  readonly content: readonly WeightedLayer[];
  /** Layers of the style term. */
  readonly style: readonly WeightedLayer[];
}

/**
 * Fills in whatever the user left out.
 *
 * @throws {RangeError} If an option is unknown, out of range, or contradicts another
 */
export function resolveSettings(options: StylizeOptions): Settings {
  const { preset: name = "fast", ...given } = checkOptions({ ...options });
  const preset = presetOf(name);
  const filled: FilledOptions = { ...preset.options, ...withoutUndefined(given) };
  const { unit, ladder, steps } = preset;
  const plan = { unit, steps, ...(ladder && { ladder }) };
  if (given.strength !== undefined) checkStrengthAlone(given, filled);
  const weighed = given.contentWeight !== undefined || given.styleWeight !== undefined;
  if (filled.normalization !== "impasto" || weighed) return { ...filled, preset: name, plan };
  const strength = given.strength ?? DEFAULT_STRENGTH;
  const styleWeight = styleWeightOf(strength);
  return { ...filled, preset: name, plan, strength, contentWeight: 1, styleWeight };
}

/** Reads the layer lists of the settings. */
export function resolveLayers(settings: Settings, network: NetworkTable): SettingsLayers {
  function standard(layers: number): number {
    return defaultLayerWeight(settings.normalization, layers);
  }
  return {
    content: parseLayerWeights(settings.contentLayers, {
      option: "contentLayers",
      network,
      standard: () => 1,
    }),
    style: parseLayerWeights(settings.styleLayers, { option: "styleLayers", network, standard }),
  };
}

function checkStrengthAlone(given: StylizeOptions, filled: FilledOptions): void {
  if (filled.normalization !== "impasto") {
    throw new RangeError(
      `Cannot use strength with normalization ${filled.normalization}: ` +
        "set styleWeight, or choose a preset with normalization impasto",
    );
  }
  if (given.contentWeight === undefined && given.styleWeight === undefined) return;
  throw new RangeError(
    "Cannot use strength together with contentWeight or styleWeight: leave one out",
  );
}

function withoutUndefined(options: StylizeOptions): StylizeOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
