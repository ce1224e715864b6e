import * as tf from "@tensorflow/tfjs-core";
import type { TensorBackendName } from "./tensor_backend.ts";

/**
 * Makes tfjs compute on a started backend from the very next op on.
 *
 * tfjs has one current backend for all. `setBackend` switches to a started one before it returns, and the
 * promise is not awaited: in that pause another engine would make its own backend the current one.
 */
export function useBackend(name: TensorBackendName): void {
  if (!tf.findBackend(name)) {
    throw new TypeError(`Cannot compute on backend ${name} as it was closed: start it again`);
  }
  void tf.setBackend(name);
}
