import * as tf from "@tensorflow/tfjs-core";
import type { TensorBackend } from "../../backend/tensor_backend.ts";
import { overflowScale } from "../../loss/scale.ts";
import type { Losses, Objective, ObjectiveSpec } from "../engine.ts";
import { addVariationTerm, checkPictureLength } from "../picture_term.ts";
import { computeOn } from "./compute_on.ts";
import type { Differentiate } from "./differentiate.ts";
import type { DeviceNetwork } from "./features.ts";
import { prepareInputBack } from "./input.ts";
import { uploadPicture } from "./picture_tensor.ts";
import { type ContentTap, prepareTargets, type StyleTap, type Targets } from "./targets.ts";

/** What an objective is evaluated with. */
export interface ReferenceMeans {
  /** Started backend. */
  readonly backend: TensorBackend;
  /** Network on that backend. */
  readonly network: DeviceNetwork;
  /** How gradients are found. */
  readonly differentiate: Differentiate;
}

/** The objective of one rung: targets on the device, one forward and one backward pass per evaluation. */
export class ReferenceObjective implements Objective {
  readonly scale: number;
  readonly #means: ReferenceMeans;
  readonly #spec: ObjectiveSpec;
  readonly #targets: Targets;
  readonly #taps: readonly (ContentTap | StyleTap)[];
  #disposed = false;

  private constructor(means: ReferenceMeans, spec: ObjectiveSpec, targets: Targets) {
    this.#means = means;
    this.#spec = spec;
    this.#targets = targets;
    this.#taps = [...targets.content, ...targets.style];
    this.scale = spec.scale ?? overflowScale(magnitude(targets));
  }

  /** Uploads the targets of one rung. */
  static async create(means: ReferenceMeans, spec: ObjectiveSpec): Promise<ReferenceObjective> {
    const { backend, network } = means;
    const targets = await computeOn(backend, () => prepareTargets(network, spec));
    const objective = new ReferenceObjective(means, spec, targets);
    try {
      backend.check();
    } catch (error) {
      objective.dispose();
      throw error;
    }
    return objective;
  }

  async evaluate(image: Float32Array, gradient: Float32Array): Promise<Losses> {
    if (this.#disposed) throw new TypeError("Cannot evaluate an objective after it was disposed");
    checkPictureLength("picture", image, this.#spec);
    checkPictureLength("gradient", gradient, this.#spec);
    gradient.fill(0);
    const { backend } = this.#means;
    const sums = this.#taps.length > 0
      ? await computeOn(backend, () => this.#evaluateTaps(image, gradient))
      : [];
    const ofContent = this.#targets.content.length;
    const content = weightedSum(this.#targets.content, sums.slice(0, ofContent));
    const style = weightedSum(this.#targets.style, sums.slice(ofContent));
    const variation = addVariationTerm(image, gradient, {
      spec: this.#spec,
      coefficient: this.#targets.variation.coefficient,
      scale: this.scale,
    });
    backend.check();
    return { content, style, variation, total: content + style + variation };
  }

  dispose(): void {
    if (this.#disposed) throw new TypeError("Cannot dispose an objective twice");
    this.#disposed = true;
    for (const { target, weights } of this.#taps) tf.dispose(weights ? [target, weights] : target);
  }

  async #evaluateTaps(image: Float32Array, gradient: Float32Array): Promise<number[]> {
    const { network, differentiate } = this.#means;
    const { width, height } = this.#spec.content.plane;
    const result = tf.tidy(() => {
      const input = uploadPicture({ plane: { width, height, data: image } }, network.reading);
      return differentiate({ network, input, taps: this.#taps, scale: this.scale });
    });
    try {
      const sums = Array.from(await result.sums.data());
      const prepared = Float32Array.from(await result.gradient.data());
      prepareInputBack(prepared, { width, height, padding: network.reading.padding }, gradient);
      return sums;
    } finally {
      tf.dispose(result);
    }
  }
}

function weightedSum(
  taps: readonly (ContentTap | StyleTap)[],
  sums: readonly number[],
): number {
  return taps.reduce((total, tap, index) => total + tap.coefficient * (sums[index] ?? 0), 0);
}

/** How large the objective can plausibly get: what its terms would be if the features were zero. */
function magnitude(targets: Targets): number {
  return [...targets.content, ...targets.style]
    .reduce((sum, tap) => sum + tap.coefficient * tap.energy, targets.variation.coefficient);
}
