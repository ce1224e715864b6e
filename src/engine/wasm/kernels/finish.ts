import {
  addition,
  atLeast,
  greater,
  loadVector,
  masked,
  splatConstant,
} from "../assembler/expressions.ts";
import type { Value, Vector } from "../assembler/value.ts";

/**
 * What happens to a value on its way into a map:
 *
 * - `biasRelu`, `bias`: forward, with and without the ReLU; `extra` is the bias.
 * - `plain`: stored as it is.
 * - `mask`: a gradient passes where the activation that it replaces is positive.
 * - `addMask`, `maskAdd`: the tap's own gradient `extra` is added before the mask (taps after the ReLU) or
 *   behind it (taps before the ReLU).
 *
 * Gradients replace activations in place: what is read here is read for the last time.
 */
export type Finish = "biasRelu" | "bias" | "plain" | "mask" | "addMask" | "maskAdd";

/** Ways of a gradient into an activation's place. */
export const GRADIENT_FINISHES = ["mask", "addMask", "maskAdd"] as const;

/** One of them. */
export type GradientFinish = typeof GRADIENT_FINISHES[number];

/** All ways of a convolution's result into its map. */
export const FINISHES: readonly Finish[] = ["biasRelu", "bias", "plain", ...GRADIENT_FINISHES];

/** Where the other operands stand. */
export interface FinishPlaces {
  /** Address that will be written, with the activation that is replaced. */
  readonly out: Value;
  /** Address of the bias or of the tap's gradient. */
  readonly extra: Value;
}

/** Returns the finished value. */
export function finished(finish: Finish, value: Vector, { out, extra }: FinishPlaces): Vector {
  const zero = splatConstant(0);
  const positive = (): Vector => greater(loadVector(out), zero);
  switch (finish) {
    case "biasRelu":
      return atLeast(addition(value, loadVector(extra)), zero);
    case "bias":
      return addition(value, loadVector(extra));
    case "plain":
      return value;
    case "mask":
      return masked(value, positive());
    case "addMask":
      return masked(addition(value, loadVector(extra)), positive());
    case "maskAdd":
      return addition(masked(value, positive()), loadVector(extra));
  }
}
