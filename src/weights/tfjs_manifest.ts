import { WeightsError } from "../base/errors.ts";

/** One tensor of a manifest. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: Quantization;
}

/** How values were stored in fewer bits: `code * scale + min`; float16 has neither number. */
export interface Quantization {
  readonly dtype: string;
  readonly scale?: number;
  readonly min?: number;
}

/** Shards, and the tensors that lie in them one behind another. */
export interface WeightGroup {
  readonly paths: readonly string[];
  readonly weights: readonly WeightSpec[];
}

/** Returns the groups of a `model.json` after checking their form. */
export function parseTfjsManifest(modelJson: Uint8Array, source: string): WeightGroup[] {
  let model: unknown;
  try {
    model = JSON.parse(new TextDecoder().decode(modelJson));
  } catch (cause) {
    throw tfjsRefusal(source, "it is not JSON", cause);
  }
  const manifest = isRecord(model) ? model.weightsManifest : undefined;
  if (!Array.isArray(manifest)) throw tfjsRefusal(source, "it has no weightsManifest");
  return manifest.map((group: unknown) => {
    if (!isGroup(group)) throw tfjsRefusal(source, "a group of its weightsManifest is malformed");
    return group;
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isGroup(value: unknown): value is WeightGroup {
  return isRecord(value) && Array.isArray(value.paths) &&
    value.paths.every((path) => typeof path === "string") &&
    Array.isArray(value.weights) && value.weights.every(isSpec);
}

function isSpec(value: unknown): value is WeightSpec {
  return isRecord(value) && typeof value.name === "string" && typeof value.dtype === "string" &&
    Array.isArray(value.shape) &&
    value.shape.every((size) => Number.isSafeInteger(size) && size >= 0) &&
    (value.quantization === undefined || isQuantization(value.quantization));
}

function isQuantization(value: unknown): value is Quantization {
  return isRecord(value) && typeof value.dtype === "string" &&
    ["number", "undefined"].includes(typeof value.scale) &&
    ["number", "undefined"].includes(typeof value.min);
}

/** Returns the error by which a model is refused. */
export function tfjsRefusal(source: string, reason: string, cause?: unknown): WeightsError {
  return new WeightsError(
    `Cannot read ${source} as a tfjs layers model because ${reason}: convert the model again`,
    { cause },
  );
}
