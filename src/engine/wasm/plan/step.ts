import type { Pooling } from "../../engine.ts";
import type { ContentStore } from "../kernels/content.ts";
import type { Finish, GradientFinish } from "../kernels/finish.ts";
import type { FeatureMap } from "./feature_map.ts";

/*
 * A program is a list of steps in shared memory's addresses. A step is cut into jobs that any thread may do
 * in any order; the next step begins when all are done. What a job computes depends on its number alone, so
 * results are the same for any number of threads.
 */

/** A convolution in Winograd's form. */
export interface TiledConvolution {
  /** What is read. */
  readonly source: FeatureMap;
  /** What is written. */
  readonly out: FeatureMap;
  /** Address of the 36 right matrices. */
  readonly filter: number;
  /** Rows and columns of zeros in front of the source. */
  readonly padding: number;
  /** What happens to each value. */
  readonly finish: Finish;
  /** Address of the bias or of the tap's gradient; 0 where there is none. */
  readonly extra: number;
  /** Tiles in one job. */
  readonly block: number;
}

/** Transform, products and transform back, one block of tiles at a time. */
export interface ConvolveStep {
  readonly kind: "convolve";
  readonly convolution: TiledConvolution;
}

/** The matrices of a convolution of few tiles, which needs finer jobs than blocks of tiles. */
interface ConvolutionPart {
  readonly convolution: TiledConvolution;
  /** Address of the left matrices. */
  readonly left: number;
  /** Address of the products. */
  readonly products: number;
}

/** The first or last of the three parts of such a convolution. */
export interface TransformStep extends ConvolutionPart {
  readonly kind: "transformInput" | "transformOutput";
}

/** The middle part: a job is some rows of one of the 36 products. */
export interface MultiplyStep extends ConvolutionPart {
  readonly kind: "multiply";
  /** Rows in one job. */
  readonly rows: number;
}

/** A pooling, forward. */
export interface PoolStep {
  readonly kind: "pool";
  readonly pooling: Pooling;
  readonly source: FeatureMap;
  readonly out: FeatureMap;
  /** Rows of `out` in one job. */
  readonly block: number;
}

/** A pooling, backward: the gradient in `pooled` replaces the activations in `map`. */
export interface PoolBackStep {
  readonly kind: "poolBack";
  readonly pooling: Pooling;
  readonly finish: GradientFinish;
  readonly map: FeatureMap;
  readonly pooled: FeatureMap;
  readonly extra: number;
  /** Rows of `pooled` in one job. */
  readonly block: number;
}

/** The deepest tap's gradient replaces its activations. */
export interface FinishStep {
  readonly kind: "finish";
  readonly finish: GradientFinish;
  readonly map: FeatureMap;
  readonly extra: number;
  /** Positions in one job. */
  readonly block: number;
}

/** The ReLU of a map that is kept as it was. */
export interface RectifyStep {
  readonly kind: "rectify";
  readonly source: FeatureMap;
  readonly out: FeatureMap;
  /** Positions in one job. */
  readonly block: number;
}

/** The content term at a tap. */
export interface ContentStep {
  readonly kind: "content";
  readonly store: ContentStore;
  readonly features: FeatureMap;
  readonly target: number;
  /** Address of the position weights, or 0. */
  readonly weights: number;
  /** Where the gradient goes. */
  readonly out: number;
  /** Before w (F - P). */
  readonly factor: number;
  /** One f64 for each job. */
  readonly sums: number;
  /** Positions in one job. */
  readonly block: number;
}

/** Partial Gram matrices, one for each block of positions. */
export interface GramStep {
  readonly kind: "gram";
  readonly features: FeatureMap;
  /** Address of the position weights, or 0. */
  readonly weights: number;
  /** `[jobs, channels, channels]`. */
  readonly partials: number;
  /** Positions in one job. */
  readonly block: number;
}

/** The style term at a tap: sums the partial matrices and compares them with the target. */
export interface CompareGramStep {
  readonly kind: "compareGram";
  readonly channels: number;
  readonly partials: number;
  readonly parts: number;
  readonly target: number;
  /** Where factor * difference goes, in panels. */
  readonly out: number;
  /** 1 / M. */
  readonly share: number;
  readonly factor: number;
  /** One f64 for each job. */
  readonly sums: number;
  /** Rows in one job. */
  readonly block: number;
}

/** The style term's gradient: features times the difference of the Gram matrices. */
export interface StyleGradientStep {
  readonly kind: "styleGradient";
  readonly features: FeatureMap;
  readonly difference: number;
  /** Address of the position weights, or 0. */
  readonly weights: number;
  readonly out: number;
  /** Positions in one job. */
  readonly block: number;
}

/** One thing to do. */
export type Step =
  & { readonly jobs: number }
  & (
    | ConvolveStep
    | TransformStep
    | MultiplyStep
    | PoolStep
    | PoolBackStep
    | FinishStep
    | RectifyStep
    | ContentStep
    | GramStep
    | CompareGramStep
    | StyleGradientStep
  );

/** A list of steps with the scratch space of its threads. */
export interface Program {
  /** Steps in order. */
  readonly steps: readonly Step[];
  /** Address of the scratch space of thread 0. */
  readonly scratch: number;
  /** Bytes of scratch space of one thread. */
  readonly scratchBytes: number;
}
