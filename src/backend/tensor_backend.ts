/**
 * The room `backend`: starting the devices that tfjs computes on. Only this room says `navigator.gpu`; it
 * must not know networks, losses or pictures.
 */

/** The tfjs backends that Impasto uses. */
export type TensorBackendName = "wasm" | "webgpu" | "cpu";

/** A tfjs backend that is registered and started. */
export interface TensorBackend {
  /** Name under which tfjs knows it. */
  readonly name: TensorBackendName;
  /** Adapter or instruction set, for people. */
  readonly device: string;
  /** Whether the device is a GPU in name only, computed on the CPU. */
  readonly software: boolean;
  /** Makes tfjs compute here, from the next op until somebody else uses another backend. */
  use(): void;
  /** Throws a `BackendUnavailableError` if the device was lost or reported an error. */
  check(): void;
  /** Returns the error to report for one that tfjs met: the loss of the device, if that is behind it. */
  explain(error: unknown): Promise<unknown>;
  /** Gives the device back. */
  close(): void;
}
