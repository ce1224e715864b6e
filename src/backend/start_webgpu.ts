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
  return {
    name: "webgpu",
    device: adapterName(info),
    software: info.isFallbackAdapter,
    use: () => useBackend("webgpu"),
    check(): void {
      if (faults.length === 0) return;
      throw new BackendUnavailableError(`Cannot go on with ${adapterName(info)}: ${faults[0]}`);
    },
    close(): void {
      tf.removeBackend("webgpu");
      device.destroy();
    },
  };
}
