import * as tf from "@tensorflow/tfjs-core";
import { BackendUnavailableError } from "../base/errors.ts";
import type { TensorBackend } from "./tensor_backend.ts";
import { useBackend } from "./use_backend.ts";

/** Starts tfjs' plain JavaScript backend: slow, and there on every machine. */
export async function startCpu(): Promise<TensorBackend> {
  try {
    // Production mode keeps tfjs from advertising another backend on the console.
    tf.enableProdMode();
    await import("@tensorflow/tfjs-backend-cpu");
    if (!await tf.setBackend("cpu")) throw new TypeError("tfjs could not start its cpu backend");
  } catch (cause) {
    throw new BackendUnavailableError("Cannot start the cpu backend", { cause });
  }
  return {
    name: "cpu",
    device: "plain JavaScript",
    software: false,
    use: () => useBackend("cpu"),
    check(): void {},
    explain: (error) => Promise.resolve(error),
    close(): void {},
  };
}
