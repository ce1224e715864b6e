/**
 * The room `engine`: what evaluates the objective. An engine turns a picture into losses and a gradient on
 * some device; it must not know files, presets, optimizers or how long a run lasts. Every implementation
 * passes the one suite in `tests/conformance/`.
 */
import type { Plane } from "../image/pixels.ts";
import type { Normalization } from "../loss/normalization.ts";
import type { LayerName } from "../vgg/layers.ts";

/** Whether features are read after or before the ReLU. */
export type TapKind = "relu" | "conv";

/** How blocks are joined. */
export type Pooling = "max" | "average";

/** What stands around the picture in front of the first convolution. */
export type FirstPadding = "replicate" | "zero";

/** How an engine reads its network. */
export interface NetworkReading {
  /** Where features are read. @default "relu" */
  readonly taps: TapKind;
  /** How blocks are joined. @default "max" */
  readonly pooling: Pooling;
  /** Padding of the first convolution; the others pad with zeros. @default "zero" */
  readonly padding: FirstPadding;
}

/** A picture for the network, with the visibility 0..1 of each pixel where some are hidden. */
export interface SeenPicture {
  /** Colors. */
  readonly plane: Plane;
  /** `[height, width]`; absent when everything is visible. */
  readonly visibility?: Float32Array | undefined;
}

/** Gram matrix of one layer, free of the picture's size. */
export interface GramTarget {
  /** Layer it was read from. */
  readonly layer: LayerName;
  /** Channels N. */
  readonly channels: number;
  /** A / M_A, `[N, N]`. */
  readonly values: Float32Array;
}

/** A layer with its weight inside its term. */
export interface WeightedLayer {
  /** Layer to read. */
  readonly layer: LayerName;
  /** Weight, at least 0. */
  readonly weight: number;
}

/** Everything that fixes the objective of one rung. */
export interface ObjectiveSpec {
  /** The content picture; its size is the size of the optimized picture. */
  readonly content: SeenPicture;
  /** Layers of the content term. */
  readonly contentLayers: readonly WeightedLayer[];
  /** Layers of the style term. */
  readonly styleLayers: readonly WeightedLayer[];
  /** One target for each style layer. */
  readonly styleTargets: readonly GramTarget[];
  /** Weight of the content term. */
  readonly contentWeight: number;
  /** Weight of the style term. */
  readonly styleWeight: number;
  /** Weight of the variation term. */
  readonly variationWeight: number;
  /** Which constants hold. */
  readonly normalization: Normalization;
  /** Largest pixel value in whose units variation is measured: 1, or 255 for documents that say so. */
  readonly unit: 1 | 255;
  /** Constant by which the gradient is multiplied against overflow. @default chosen from the targets */
  readonly scale?: number | undefined;
}

/** The terms of the objective, weighted, in true (unscaled) numbers; `total` is their sum. */
export interface Losses {
  /** Content term. */
  readonly content: number;
  /** Style term. */
  readonly style: number;
  /** Variation term. */
  readonly variation: number;
  /** Sum of the three. */
  readonly total: number;
}

/** The objective of one rung on one device. */
export interface Objective {
  /** Constant k: `evaluate` writes k times the true gradient. */
  readonly scale: number;
  /**
   * Evaluates the picture `[height, width, 3]` in 0..1 and writes k times the gradient with respect to it.
   */
  evaluate(image: Float32Array, gradient: Float32Array): Promise<Losses>;
  /** Frees what the objective holds on the device; a second call throws. */
  dispose(): void;
}

/** A started engine: one device, one network, one way to read it. */
export interface Engine {
  /** Name under which it is chosen and reported, such as `reference:wasm`. */
  readonly name: string;
  /** Adapter or instruction set, for people. */
  readonly device: string;
  /** Returns A / M_A of a style picture for each layer. */
  styleTargets(style: SeenPicture, layers: readonly LayerName[]): Promise<GramTarget[]>;
  /** Prepares the objective of one rung. */
  objective(spec: ObjectiveSpec): Promise<Objective>;
  /** Frees network and device memory; a second call throws. */
  dispose(): void;
}
