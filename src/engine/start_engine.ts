import { acquireBackend } from "../backend/acquire_backend.ts";
import type { TensorBackendName } from "../backend/tensor_backend.ts";
import { BackendUnavailableError } from "../base/errors.ts";
import type { LayerName } from "../vgg/layers.ts";
import type { Network } from "../vgg/network.ts";
import type { Engine, NetworkReading } from "./engine.ts";
import { ReferenceEngine } from "./reference/reference_engine.ts";
import { WasmEngine } from "./wasm/wasm_engine.ts";

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
  /** Threads of the wasm engine. @default all cores */
  readonly threads?: number | undefined;
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

/** One thing to try: our wasm engine, or the reference engine on a tfjs backend. */
type Candidate = { readonly kind: "wasm" } | {
  readonly kind: "reference";
  readonly backend: TensorBackendName;
  readonly software: boolean;
};

const WASM: Candidate = { kind: "wasm" };
const REFERENCE_WASM: Candidate = { kind: "reference", backend: "wasm", software: false };
const REFERENCE_CPU: Candidate = { kind: "reference", backend: "cpu", software: false };
const HARDWARE_WEBGPU: Candidate = { kind: "reference", backend: "webgpu", software: false };
const ANY_WEBGPU: Candidate = { kind: "reference", backend: "webgpu", software: true };

/** What each choice tries, in order; a software adapter only ever runs when it was asked for. */
const CANDIDATES: Readonly<Record<EngineChoice, readonly Candidate[]>> = {
  "auto": [HARDWARE_WEBGPU, WASM, REFERENCE_WASM, REFERENCE_CPU],
  "webgpu": [ANY_WEBGPU],
  "wasm": [WASM, REFERENCE_WASM],
  "reference": [REFERENCE_WASM, REFERENCE_CPU],
  "reference:webgpu": [ANY_WEBGPU],
  "reference:wasm": [REFERENCE_WASM],
  "reference:cpu": [REFERENCE_CPU],
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
      refusals.push({ engine: nameOf(candidate), reason: error.message });
      cause = error;
    }
  }
  const reasons = refusals.map(({ engine, reason }) => `${engine}: ${reason}`).join("; ");
  throw new BackendUnavailableError(`Cannot start engine ${options.choice} (${reasons})`, {
    cause,
  });
}

function nameOf(candidate: Candidate): string {
  return candidate.kind === "wasm" ? "wasm" : `reference:${candidate.backend}`;
}

async function startCandidate(candidate: Candidate, options: StartEngineOptions): Promise<Engine> {
  if (candidate.kind === "wasm") return await WasmEngine.create(options);
  const backend = await acquireBackend(candidate.backend, { software: candidate.software });
  try {
    return ReferenceEngine.create({ ...options, backend });
  } catch (error) {
    backend.close();
    throw error;
  }
}
