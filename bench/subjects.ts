import { acquireBackend } from "../src/backend/acquire_backend.ts";
import type { Engine } from "../src/engine/engine.ts";
import "../tests/support/tfjs_gradients.ts";
import { differentiateByAutodiff } from "../src/engine/reference/autodiff.ts";
import { type Differentiate, differentiate } from "../src/engine/reference/differentiate.ts";
import { ReferenceEngine } from "../src/engine/reference/reference_engine.ts";
import { WasmEngine } from "../src/engine/wasm/wasm_engine.ts";
import type { Network } from "../src/vgg/network.ts";

/** Something that evaluates the objective and is timed. */
export interface Subject {
  /** Name in the table and after `--engines`. */
  readonly name: string;
  /** The tfjs backend that it computes on, whose matrix product serves as the machine's peak. */
  readonly backend: "wasm" | "webgpu";
  /** How the reference engine finds gradients; absent where an engine of our own is timed. */
  readonly differentiate?: Differentiate;
}

/** How a subject is started. */
export interface StartSubjectOptions {
  /** VGG19. */
  readonly network: Network;
  /** Whether an adapter that computes on the CPU will do. @default false */
  readonly software?: boolean;
  /** Threads of an engine that has them. */
  readonly threads: number;
}

/** All subjects; stock autodiff stands for what a program on plain tfjs gets. */
export const SUBJECTS: readonly Subject[] = [
  { name: "reference:wasm", backend: "wasm", differentiate },
  { name: "autodiff:wasm", backend: "wasm", differentiate: differentiateByAutodiff },
  { name: "reference:webgpu", backend: "webgpu", differentiate },
  { name: "autodiff:webgpu", backend: "webgpu", differentiate: differentiateByAutodiff },
  { name: "wasm", backend: "wasm" },
];

/** Starts a subject, or throws `BackendUnavailableError`. */
export async function startSubject(
  { backend, differentiate }: Subject,
  { network, software = false, threads }: StartSubjectOptions,
): Promise<Engine> {
  const reading = { taps: "relu", pooling: "max", padding: "zero" } as const;
  const options = { network, reading, deepest: "block5_conv1" } as const;
  if (!differentiate) return await WasmEngine.create({ ...options, threads });
  return await ReferenceEngine.create({
    ...options,
    backend: await acquireBackend(backend, { software }),
    differentiate,
  });
}
