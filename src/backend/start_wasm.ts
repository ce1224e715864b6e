import * as tf from "@tensorflow/tfjs-core";
import { BackendUnavailableError } from "../base/errors.ts";
import type { TensorBackend } from "./tensor_backend.ts";
import { useBackend } from "./use_backend.ts";

/** Starts tfjs' WebAssembly backend; it runs on one thread, as its threaded build does not start in Deno. */
export async function startWasm(): Promise<TensorBackend> {
  try {
    await import("@tensorflow/tfjs-backend-wasm");
    if (!await tf.setBackend("wasm")) throw new TypeError("tfjs could not start its wasm backend");
  } catch (cause) {
    throw new BackendUnavailableError(
      "Cannot start the wasm backend: allow reading Deno's npm cache (--allow-read)",
      { cause },
    );
  }
  return {
    name: "wasm",
    device: "WebAssembly, one thread",
    software: false,
    use: () => useBackend("wasm"),
    check(): void {},
    explain: (error) => Promise.resolve(error),
    close(): void {},
  };
}
