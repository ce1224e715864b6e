import { BackendUnavailableError } from "../base/errors.ts";

/** A device with what became of it. */
export interface GpuDevice {
  /** The device. */
  readonly device: GPUDevice;
  /** Vendor, architecture and driver of the adapter. */
  readonly info: GPUAdapterInfo;
  /** What was reported since the start; the first entry is the cause. */
  readonly faults: readonly string[];
}

/** Which adapters will do. */
export interface GpuDeviceOptions {
  /** Whether an adapter that computes on the CPU will do. @default false */
  readonly software?: boolean;
}

/**
 * Asks for an adapter and a device with the adapter's own limits. Nothing is read back: a wait for the GPU
 * blocks Deno's event loop.
 */
export async function requestGpuDevice(options: GpuDeviceOptions = {}): Promise<GpuDevice> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) {
    throw new BackendUnavailableError(
      "Cannot use WebGPU as this machine offers no adapter: install a graphics driver with Vulkan, " +
        "Metal or DirectX 12, or choose --engine wasm",
    );
  }
  const { info, limits } = adapter;
  if (info.isFallbackAdapter && !options.software) {
    throw new BackendUnavailableError(
      `Cannot use WebGPU on its own accord as ${adapterName(info)} computes on the CPU: ` +
        "ask for it with --engine webgpu",
    );
  }
  const device = await adapter.requestDevice({
    requiredLimits: {
      maxBufferSize: limits.maxBufferSize,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
      maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
      maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
    },
  });
  return { device, info, faults: watchFaults(device) };
}

/** Name of an adapter, for people. */
export function adapterName(info: GPUAdapterInfo): string {
  return info.description || info.device || info.vendor || "an unnamed adapter";
}

/** A lost device and a failed validation are silent unless one listens: results just turn to zeros. */
function watchFaults(device: GPUDevice): string[] {
  const faults: string[] = [];
  device.lost.then((lost) => faults.push(`the device was lost (${lost.reason}): ${lost.message}`));
  device.addEventListener("uncapturederror", (event) => {
    event.preventDefault();
    faults.push(event.error.message);
  });
  return faults;
}
