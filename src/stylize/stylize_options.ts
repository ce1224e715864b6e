import type { EngineChoice } from "../engine/start_engine.ts";
import type { FirstPadding, Pooling, TapKind } from "../engine/engine.ts";
import type { OutputFormat } from "../image/encode.ts";
import type { Normalization } from "../loss/normalization.ts";
import type { NetworkName } from "../vgg/layers.ts";
import type { PresetName } from "./preset_names.ts";

/** Where colors come from. */
export type ColorMode = "style" | "content" | "match";

/** What becomes of hidden pixels. */
export type AlphaMode = "content" | "opaque";

/**
 * What a user may ask for. Every field has a row in the options table, which says range, unit and default;
 * what is left out comes from the preset.
 */
export interface StylizeOptions {
  /** Named set of options that the others override. @default "fast" */
  readonly preset?: PresetName;
  /** Feature network; `auto` takes vgg19 if it is on this machine, else vgg19-lite. @default "auto" */
  readonly network?: NetworkName | "auto";
  /** Whether all rungs but the last run on the bundled network, where the full one is used. @default "on" in fast */
  readonly hotStart?: "on" | "off";
  /** What computes; `auto` takes the fastest that this machine has. @default "auto" */
  readonly engine?: EngineChoice;
  /** Threads of the wasm engine, 1 to 64. @default all cores */
  readonly threads?: number;
  /** Longest side of the painted picture in pixels, 64 to 16384, or `original`. @default 512 */
  readonly size?: number | "original";
  /** Iterations over all rungs, 1 or more. @default the preset's */
  readonly iterations?: number;
  /** From 0 (the content) to 1 (almost pure style). @default 0.5 under `impasto` */
  readonly strength?: number;
  /** Weight of the content term, 0 or more. @default the preset's */
  readonly contentWeight?: number;
  /** Weight of the style term, 0 or more. @default the preset's */
  readonly styleWeight?: number;
  /** Weight of the variation term, 0 or more. @default the preset's */
  readonly variationWeight?: number;
  /** Layers of the content term, such as `block4_conv2`. @default the preset's */
  readonly contentLayers?: string;
  /** Layers of the style term, such as `block1_conv1:0.2,block2_conv1`. @default the preset's */
  readonly styleLayers?: string;
  /** Whether features are read after or before the ReLU. @default "relu" */
  readonly taps?: TapKind;
  /** How the picture is improved. @default "lbfgs" */
  readonly optimizer?: "lbfgs" | "adam";
  /** Step length, above 0; Adam's in pixel values. @default the preset's */
  readonly learningRate?: number;
  /** Adam's decay of the first moment, 0 to below 1. @default 0.9 */
  readonly beta1?: number;
  /** Adam's decay of the second moment, 0 to below 1. @default 0.999 */
  readonly beta2?: number;
  /** Adam's epsilon, above 0, in units of the gradient. @default 1e-8 */
  readonly epsilon?: number;
  /** Curvature pairs of L-BFGS, 1 to 200. @default 10 */
  readonly history?: number;
  /** Decay of the average over iterates, 0 (off) to below 1. @default 0 */
  readonly averaging?: number;
  /** First picture: the content, noise, the style, or the picture given as `init`. @default "content" */
  readonly init?: "content" | "noise" | "style";
  /** How blocks of the network are joined. @default "max" */
  readonly pooling?: Pooling;
  /** What surrounds the picture in front of the first convolution. @default "zero" */
  readonly padding?: FirstPadding;
  /** Which constants hold. @default "impasto" */
  readonly normalization?: Normalization;
  /** Size of the style relative to the picture, 0.1 to 10. @default 1 */
  readonly styleScale?: number;
  /** One weight per style, 0 or more. @default 1 each */
  readonly styleWeights?: readonly number[];
  /** Where colors come from. @default "style" */
  readonly color?: ColorMode;
  /** Seed of the noise, a whole number. @default 0 */
  readonly seed?: number;
  /** Ends the run once this share of the way to the style is done, 0 to 1. @default never */
  readonly stop?: number;
  /** Keeps a picture every so many iterations. @default none */
  readonly snapshotEvery?: number;
  /** Delivered size: `painted`, `content` (the pixels that came in), or a longest side. @default "painted" */
  readonly output?: "painted" | "content" | number;
  /** Whether the content's alpha is kept, or painted colors grow over it. @default "content" */
  readonly alpha?: AlphaMode;
  /** Format of the file. @default from the file's name, else "png" */
  readonly format?: OutputFormat;
  /** Quality of JPEG and WebP, 1 to 100. @default 92 */
  readonly quality?: number;
  /** Color behind transparent pixels in a format without alpha, as `#rrggbb`. @default "#ffffff" */
  readonly background?: string;
  /** Weights file or folder to use in place of the search. @default none */
  readonly weights?: string;
  /** Most pixels a source picture may have. @default 100000000 */
  readonly maxPixels?: number;
}
