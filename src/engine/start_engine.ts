import { acquireBackend } from "../backend/acquire_backend.ts";
import type { TensorBackendName } from "../backend/tensor_backend.ts";
import { BackendUnavailableError } from "../base/errors.ts";
import type { LayerName } from "../vgg/layers.ts";
import type { Network } from "../vgg/network.ts";
import type { Engine, NetworkReading } from "./engine.ts";
import { ReferenceEngine } from "./reference/reference_engine.ts";

/** Engines that can be asked for. */
export const ENGINE_CHOICES = [
  "auto",
  "webgpu",
  "wasm",
  "reference",
  "reference:webgpu",
  "reference:wasm",
  "reference:cpu",
] as const;

/** An engine, or `auto`. */
export type EngineChoice = typeof ENGINE_CHOICES[number];

/** What an engine is started with. */
export interface StartEngineOptions {
  /** Which engine. @default "auto" */
  readonly choice: EngineChoice;
  /** Network with weights. */
  readonly network: Network;
  /** How the network is read. */
  readonly reading: NetworkReading;
  /** Deepest layer that will be read. */
  readonly deepest: LayerName;
}

/** The engine that won, and why those before it did not. */
export interface StartedEngine {
  /** Started engine. */
  readonly engine: Engine;
  /** Engines that were tried before, with the reason of each. */
  readonly refusals: readonly EngineRefusal[];
}

/** An engine that could not run. */
export interface EngineRefusal {
  /** Its name. */
  readonly engine: string;
  /** Why not. */
  readonly reason: string;
}

/** One thing to try. */
interface Candidate {
  readonly backend: TensorBackendName;
  readonly software: boolean;
}

/** What each choice tries, in order; a software adapter only ever runs when it was asked for. */
const CANDIDATES: Readonly<Record<EngineChoice, readonly Candidate[]>> = {
  "auto": [
    { backend: "webgpu", software: false },
    { backend: "wasm", software: false },
    { backend: "cpu", software: false },
  ],
  "webgpu": [{ backend: "webgpu", software: true }],
  "wasm": [{ backend: "wasm", software: false }],
  "reference": [{ backend: "wasm", software: false }, { backend: "cpu", software: false }],
  "reference:webgpu": [{ backend: "webgpu", software: true }],
  "reference:wasm": [{ backend: "wasm", software: false }],
  "reference:cpu": [{ backend: "cpu", software: false }],
};

/**
 * Starts the first engine of the choice that this machine can run. Only a `BackendUnavailableError` makes
 * it try the next one; any other error is a defect and is thrown on.
 */
export async function startEngine(options: StartEngineOptions): Promise<StartedEngine> {
  const refusals: EngineRefusal[] = [];
  let cause: unknown;
  for (const candidate of CANDIDATES[options.choice]) {
    try {
      return { engine: await startCandidate(candidate, options), refusals };
    } catch (error) {
      if (!(error instanceof BackendUnavailableError)) throw error;
      refusals.push({ engine: `reference:${candidate.backend}`, reason: error.message });
      cause = error;
    }
  }
  const reasons = refusals.map(({ engine, reason }) => `${engine}: ${reason}`).join("; ");
  throw new BackendUnavailableError(`Cannot start engine ${options.choice} (${reasons})`, {
    cause,
  });
}

async function startCandidate(candidate: Candidate, options: StartEngineOptions): Promise<Engine> {
  const backend = await acquireBackend(candidate.backend, { software: candidate.software });
  try {
    return ReferenceEngine.create({ ...options, backend });
  } catch (error) {
    backend.close();
    throw error;
  }
}
