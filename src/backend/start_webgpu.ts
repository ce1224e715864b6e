import * as tf from "@tensorflow/tfjs-core";
import { BackendUnavailableError } from "../base/errors.ts";
import type { TensorBackend } from "./tensor_backend.ts";
import { useBackend } from "./use_backend.ts";
import { adapterName, type GpuDeviceOptions, requestGpuDevice } from "./webgpu_device.ts";

/**
 * Starts tfjs' WebGPU backend on a device of our own: tfjs' own start-up asks for features in a form that
 * Deno refuses (denoland/webgpu-examples#22).
 */
export async function startWebgpu(options: GpuDeviceOptions = {}): Promise<TensorBackend> {
  const { device, info, faults } = await requestGpuDevice(options);
  const { WebGPUBackend } = await import("@tensorflow/tfjs-backend-webgpu");
  if (tf.findBackendFactory("webgpu")) tf.removeBackend("webgpu");
  tf.registerBackend("webgpu", () => new WebGPUBackend(device, info));
  await tf.setBackend("webgpu");
  function failure(options?: ErrorOptions): BackendUnavailableError | undefined {
    if (faults.length === 0) return undefined;
    return new BackendUnavailableError(
      `Cannot go on with ${adapterName(info)}: ${faults[0]}`,
      options,
    );
  }
  return {
    name: "webgpu",
    device: adapterName(info),
    software: info.isFallbackAdapter,
    use: () => useBackend("webgpu"),
    check(): void {
      const error = failure();
      if (error) throw error;
    },
    async explain(error: unknown): Promise<unknown> {
      // A call into a lost device fails at once; that it was lost is told a turn of the event loop later.
      await new Promise((resolve) => setTimeout(resolve, 0));
      return failure({ cause: error }) ?? error;
    },
    close(): void {
      tf.removeBackend("webgpu");
      device.destroy();
    },
  };
}
