import { addVariation } from "../loss/variation.ts";
import type { ObjectiveSpec } from "./engine.ts";

/** Throws a `TypeError` unless there is one number for each channel of the content's pixels. */
export function checkPictureLength(
  what: "picture" | "gradient",
  { length }: Float32Array,
  { content: { plane: { width, height } } }: ObjectiveSpec,
): void {
  if (length === width * height * 3) return;
  throw new TypeError(
    `Cannot evaluate a ${what} of ${length} numbers: ${width} x ${height} RGB pixels have ` +
      `${width * height * 3}`,
  );
}

/** What the variation term is evaluated with. */
export interface VariationTerm {
  /** The objective that it belongs to. */
  readonly spec: ObjectiveSpec;
  /** Everything before its raw sum. */
  readonly coefficient: number;
  /** Constant k before the gradient. */
  readonly scale: number;
}

/** Returns the variation term and adds k times its gradient: the one term that needs pixels, not features. */
export function addVariationTerm(
  image: Float32Array,
  gradient: Float32Array,
  { spec, coefficient, scale }: VariationTerm,
): number {
  if (coefficient === 0) return 0;
  const { plane: { width, height }, visibility } = spec.content;
  const input = { values: image, width, height, visibility };
  return coefficient * addVariation(input, coefficient * scale, gradient);
}
