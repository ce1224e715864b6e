import * as tf from "@tensorflow/tfjs-core";
import type { LayerName } from "../../vgg/layers.ts";
import type { Network } from "../../vgg/network.ts";
import type {
  Engine,
  GramTarget,
  NetworkReading,
  Objective,
  ObjectiveSpec,
  SeenPicture,
} from "../engine.ts";
import { uploadConvolutions } from "./convolution.ts";
import { computeOn } from "./compute_on.ts";
import { type Differentiate, differentiate } from "./differentiate.ts";
import { forward } from "./features.ts";
import { type ReferenceMeans, ReferenceObjective } from "./reference_objective.ts";
import { uploadPicture } from "./picture_tensor.ts";
import type { TensorBackend } from "../../backend/tensor_backend.ts";
import { gramMatrix } from "./terms.ts";
import { uploadTapWeights } from "./visibility.ts";

/** What a reference engine is made of. */
export interface ReferenceEngineOptions {
  /** Started backend; the engine closes it when it is disposed. */
  readonly backend: TensorBackend;
  /** Network with weights. */
  readonly network: Network;
  /** How the network is read. */
  readonly reading: NetworkReading;
  /** Deepest layer that will be asked for; later ones are not uploaded. */
  readonly deepest: LayerName;
  /** How gradients are found. @default the written-out backward pass */
  readonly differentiate?: Differentiate;
}

/**
 * The truth: the objective in tfjs ops, one at a time, with the gradient written out by hand. It stays
 * plain; `autodiff.ts` is what it is held to, and the fast engines are held to it.
 */
export class ReferenceEngine implements Engine {
  readonly name: string;
  readonly device: string;
  readonly #means: ReferenceMeans;
  #disposed = false;

  private constructor(means: ReferenceMeans) {
    this.name = `reference:${means.backend.name}`;
    this.device = means.backend.device;
    this.#means = means;
  }

  /** Uploads the network to the backend. */
  static create(options: ReferenceEngineOptions): ReferenceEngine {
    const { backend, network, reading, deepest } = options;
    backend.use();
    const convolutions = uploadConvolutions(network, deepest);
    return new ReferenceEngine({
      backend,
      network: { table: network.table, convolutions, reading },
      differentiate: options.differentiate ?? differentiate,
    });
  }

  async styleTargets(style: SeenPicture, layers: readonly LayerName[]): Promise<GramTarget[]> {
    this.#checkAlive();
    const { backend } = this.#means;
    const targets = await computeOn(backend, () => this.#readStyle(style, layers));
    backend.check();
    return targets;
  }

  async objective(spec: ObjectiveSpec): Promise<Objective> {
    this.#checkAlive();
    return await ReferenceObjective.create(this.#means, spec);
  }

  dispose(): void {
    this.#checkAlive();
    this.#disposed = true;
    for (const { kernel, bias, turned } of this.#means.network.convolutions.values()) {
      tf.dispose([kernel, bias, turned]);
    }
    this.#means.backend.close();
  }

  async #readStyle(style: SeenPicture, layers: readonly LayerName[]): Promise<GramTarget[]> {
    const { network } = this.#means;
    const grams = tf.tidy(() => {
      const pass = forward(network, uploadPicture(style, network.reading), layers);
      const seen = uploadTapWeights(style, network.table, layers);
      return layers.map((layer) => {
        const features = pass.features.get(layer);
        const at = seen.get(layer);
        if (!features || !at) throw new TypeError(`Cannot read the style at ${layer}`);
        // Where a tap sees only hidden pixels, it reads the colors they were filled with.
        const gram = at.positions === 0
          ? gramMatrix(features, undefined, positionsOf(features))
          : gramMatrix(features, at.weights, at.positions);
        return { layer, gram };
      });
    });
    try {
      return await Promise.all(grams.map(async ({ layer, gram }) => ({
        layer,
        channels: gram.shape[0],
        values: Float32Array.from(await gram.data()),
      })));
    } finally {
      tf.dispose(grams);
    }
  }

  #checkAlive(): void {
    if (this.#disposed) throw new TypeError(`Cannot use engine ${this.name} after it was disposed`);
  }
}

function positionsOf({ shape: [, height, width] }: tf.Tensor4D): number {
  return height * width;
}
