import type { LayerName } from "../../../vgg/layers.ts";
import type { GramTarget } from "../../engine.ts";

/** What every term at a tap has. */
interface TermBase {
  /** Layer that is read. */
  readonly layer: LayerName;
  /** Everything before the raw sum: term weight, layer weight and the normalization's constant. */
  readonly coefficient: number;
  /** Raw sum if the features were zero: how large the term can plausibly get. */
  readonly energy: number;
  /** Position weights; absent when every position counts 1. */
  readonly weights: Float32Array | undefined;
}

/** The content term at one tap. */
export interface ContentTerm extends TermBase {
  readonly kind: "content";
  /** Features of the content picture, with filled channels. */
  readonly target: Float32Array;
}

/** The style term at one tap. */
export interface StyleTerm extends TermBase {
  readonly kind: "style";
  /** A / M_A. */
  readonly target: GramTarget;
  /** Positions M_G. */
  readonly positions: number;
}

/** A term of the objective. */
export type Term = ContentTerm | StyleTerm;
