/** Names of the presets, the default first. */
export const PRESET_NAMES = [
  "fast",
  "best",
  "preview",
  "classic",
  "webapp-vgg16",
  "progress-vgg19",
  "paper-vgg19",
  "tuned-vgg19",
  "layerwise-vgg19",
] as const;

/** Name of a preset. */
export type PresetName = typeof PRESET_NAMES[number];
