import { coreCount } from "../../backend/core_count.ts";
import { BackendUnavailableError } from "../../base/errors.ts";
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
import { fusedMultiplyAdd, plainMultiplyAdd } from "./assembler/expressions.ts";
import { MOST_PAGES } from "./assembler/module_writer.ts";
import { writeKernels } from "./kernels/kernels.ts";
import { uploadFilters } from "./plan/filters.ts";
import { readGrams } from "./read_grams.ts";
import { Crew } from "./threads/crew.ts";
import { Heap } from "./threads/heap.ts";
import type { WasmMeans } from "./wasm_means.ts";
import { WasmObjective } from "./wasm_objective.ts";

/** What a wasm engine is made of. */
export interface WasmEngineOptions {
  /** Network with weights. */
  readonly network: Network;
  /** How the network is read. */
  readonly reading: NetworkReading;
  /** Deepest layer that will be asked for; the weights of later ones are not transformed. */
  readonly deepest: LayerName;
  /** Threads that compute, the calling one included. @default all cores */
  readonly threads?: number | undefined;
  /** Milliseconds without any progress after which a thread counts as lost. @default 60000 */
  readonly patience?: number;
}

/**
 * The whole objective on kernels of our own: WebAssembly with 128-bit vectors, written at start by
 * `assembler/`, and threads over one shared memory. It takes the same sums as the reference engine, in
 * another order.
 */
export class WasmEngine implements Engine {
  readonly name = "wasm";
  readonly device: string;
  readonly #means: WasmMeans;
  #disposed = false;

  private constructor(means: WasmMeans, device: string) {
    this.#means = means;
    this.device = device;
  }

  /** Starts the threads and transforms the weights. */
  static async create(options: WasmEngineOptions): Promise<WasmEngine> {
    const { network, reading, deepest, threads = coreCount() } = options;
    const { kernels, relaxed } = chooseKernels();
    const heap = new Heap(createMemory());
    const { memory } = heap;
    const { patience } = options;
    const crew = await Crew.create({ threads, kernels, memory, ...(patience && { patience }) });
    try {
      const filters = uploadFilters(network, deepest, { heap, kernels: crew.kernels });
      const means = { heap, crew, filters, reading, table: network.table };
      const set = relaxed ? "relaxed SIMD" : "SIMD";
      const count = crew.size === 1 ? "one thread" : `${crew.size} threads`;
      return new WasmEngine(means, `WebAssembly ${set}, ${count}`);
    } catch (error) {
      crew.close();
      throw error;
    }
  }

  async styleTargets(style: SeenPicture, layers: readonly LayerName[]): Promise<GramTarget[]> {
    this.#checkAlive();
    await Promise.resolve();
    return readGrams(this.#means, style, layers);
  }

  async objective(spec: ObjectiveSpec): Promise<Objective> {
    this.#checkAlive();
    await Promise.resolve();
    return new WasmObjective(this.#means, spec);
  }

  dispose(): void {
    this.#checkAlive();
    this.#disposed = true;
    this.#means.crew.close();
  }

  #checkAlive(): void {
    if (this.#disposed) throw new TypeError(`Cannot use engine ${this.name} after it was disposed`);
  }
}

function chooseKernels(): { kernels: Uint8Array<ArrayBuffer>; relaxed: boolean } {
  const fused = writeKernels(fusedMultiplyAdd);
  if (WebAssembly.validate(fused)) return { kernels: fused, relaxed: true };
  const plain = writeKernels(plainMultiplyAdd);
  if (WebAssembly.validate(plain)) return { kernels: plain, relaxed: false };
  throw new BackendUnavailableError(
    "Cannot use the wasm engine as this runtime has no WebAssembly vectors: choose --engine reference",
  );
}

function createMemory(): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  } catch (cause) {
    throw new BackendUnavailableError(
      "Cannot use the wasm engine as this runtime gives no shared memory: choose --engine reference",
      { cause },
    );
  }
}
