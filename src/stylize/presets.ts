import type { PresetName } from "./preset_names.ts";
import type { StylizeOptions } from "./stylize_options.ts";

/** Iterations at a longest side. */
export interface RungCount {
  /** Longest side in pixels. */
  readonly size: number;
  /** Iterations. */
  readonly iterations: number;
}

/** What a preset fixes beyond its options. */
export interface Preset {
  /** One line for people. */
  readonly summary: string;
  /** Values of options; whatever is missing is the base preset's. */
  readonly options: Omit<StylizeOptions, "preset">;
  /** Largest pixel value in whose units the optimizer works. */
  readonly unit: 1 | 255;
  /** Iterations of each rung; absent for one rung of `iterations`. */
  readonly ladder?: readonly RungCount[];
  /** Whether L-BFGS follows torch's absolute rules, as the sources do, or our own guarded ones. */
  readonly steps: "torch" | "guarded";
}

const STYLE_LAYERS = "block1_conv1,block2_conv1,block3_conv1,block4_conv1,block5_conv1";

/** Most structure is laid at small sizes, where an iteration costs a sixteenth of one at 512 px. */
const FAST_LADDER: readonly RungCount[] = [
  { size: 128, iterations: 300 },
  { size: 181, iterations: 200 },
  { size: 256, iterations: 200 },
  { size: 362, iterations: 150 },
  { size: 512, iterations: 100 },
  { size: 724, iterations: 60 },
  { size: 1024, iterations: 40 },
  { size: 1448, iterations: 30 },
  { size: 2048, iterations: 20 },
  { size: 2896, iterations: 15 },
  { size: 4096, iterations: 10 },
];

const PREVIEW_LADDER: readonly RungCount[] = [
  { size: 128, iterations: 120 },
  { size: 181, iterations: 60 },
  { size: 256, iterations: 30 },
];

/** What holds where a preset is silent. */
const BASE = {
  network: "auto",
  hotStart: "off",
  engine: "auto",
  size: 512,
  contentWeight: 1,
  styleWeight: 1,
  variationWeight: 0,
  contentLayers: "block4_conv2",
  styleLayers: STYLE_LAYERS,
  taps: "relu",
  optimizer: "lbfgs",
  learningRate: 1,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  history: 10,
  averaging: 0,
  init: "content",
  pooling: "max",
  padding: "zero",
  normalization: "impasto",
  styleScale: 1,
  color: "style",
  seed: 0,
  output: "painted",
  alpha: "content",
  quality: 92,
  background: "#ffffff",
} as const satisfies StylizeOptions;

/** Ours: replicate padding keeps the border from darkening. */
const OURS = { padding: "replicate" } as const satisfies StylizeOptions;

const PRESETS: Readonly<Record<PresetName, Preset>> = {
  "fast": {
    summary: "A good picture in little time: a ladder of sizes",
    // At 256 px a hot start came within 5% of VGG19's own final loss in half the time; see bench/record.md.
    options: { ...OURS, hotStart: "on" },
    unit: 1,
    ladder: FAST_LADDER,
    steps: "guarded",
  },
  "best": {
    summary: "Full VGG19 and twice the iterations of fast",
    options: { ...OURS, network: "vgg19" },
    unit: 1,
    ladder: FAST_LADDER.map(({ size, iterations }) => ({ size, iterations: 2 * iterations })),
    steps: "guarded",
  },
  "preview": {
    summary: "A first impression at 256 px with the bundled network",
    options: { ...OURS, network: "vgg19-lite", size: 256 },
    unit: 1,
    ladder: PREVIEW_LADDER,
    steps: "guarded",
  },
  "classic": {
    summary: "Gatys' own code: VGG19, L-BFGS, 500 iterations at one size",
    options: {
      network: "vgg19",
      normalization: "gatys-code",
      history: 100,
      iterations: 500,
    },
    unit: 255,
    steps: "torch",
  },
  "webapp-vgg16": {
    summary: "Seed document 000, a web app: VGG16 with shallow content",
    options: {
      network: "vgg16",
      contentLayers: "block2_conv2",
      styleLayers: "block1_conv2,block2_conv2,block3_conv3,block4_conv3,block5_conv3",
      normalization: "mean",
      optimizer: "adam",
      learningRate: 0.02,
      iterations: 1000,
    },
    unit: 1,
    steps: "torch",
  },
  "progress-vgg19": {
    summary: "Seed document 001: summed losses, 30,000 Adam iterations, a picture every 1,000",
    options: {
      network: "vgg19",
      contentLayers: "block5_conv2",
      styleWeight: 1e4,
      variationWeight: 10,
      normalization: "sum",
      optimizer: "adam",
      learningRate: 1,
      iterations: 30_000,
      snapshotEvery: 1000,
    },
    unit: 255,
    steps: "torch",
  },
  "paper-vgg19": {
    summary: "Seed document 002, after Gatys et al. 2015: from noise, average pooling",
    options: {
      network: "vgg19",
      styleLayers: STYLE_LAYERS.replaceAll(/(block\d_conv1)/g, "$1:0.2"),
      styleWeight: 1000,
      taps: "conv",
      pooling: "average",
      init: "noise",
      normalization: "gatys-paper",
      history: 100,
      iterations: 500,
    },
    unit: 1,
    steps: "torch",
  },
  "tuned-vgg19": {
    summary: "Seed document 003: Adam with tuned settings, nearly pure style",
    options: {
      network: "vgg19",
      contentWeight: 1e-4,
      styleWeight: 1e-2,
      normalization: "mean",
      optimizer: "adam",
      learningRate: 0.02,
      beta1: 0.99,
      epsilon: 0.1,
      iterations: 1000,
    },
    unit: 1,
    steps: "torch",
  },
  "layerwise-vgg19": {
    summary: "Seed document 004: from noise, a weight for each style layer",
    options: {
      network: "vgg19",
      styleLayers:
        "block1_conv1:1,block2_conv1:0.8,block3_conv1:0.6,block4_conv1:0.4,block5_conv1:0.2",
      styleWeight: 1000,
      init: "noise",
      normalization: "gatys-paper",
      history: 100,
      iterations: 500,
    },
    unit: 1,
    steps: "torch",
  },
};

/** Options of a preset, with everything that the base fixes filled in. */
export type FilledOptions =
  & StylizeOptions
  & { readonly [Name in keyof typeof BASE]-?: Exclude<StylizeOptions[Name], undefined> };

/** Returns a preset with every option that the base fixes filled in. */
export function presetOf(name: PresetName): Preset & { readonly options: FilledOptions } {
  const preset = PRESETS[name];
  return { ...preset, options: { ...BASE, ...preset.options } };
}
