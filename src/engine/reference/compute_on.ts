import type { TensorBackend } from "../../backend/tensor_backend.ts";

/** Computes on a backend; a device that went away is reported as such, not by what tfjs stumbled over. */
export async function computeOn<T>(backend: TensorBackend, compute: () => Promise<T>): Promise<T> {
  backend.use();
  try {
    return await compute();
  } catch (error) {
    throw await backend.explain(error);
  }
}
