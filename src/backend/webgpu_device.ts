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
  const adapter = await requestAdapter();
  const { info, limits } = adapter;
  if (info.isFallbackAdapter && !options.software) {
    throw softwareRefusal(adapterName(info));
  }
  const requiredLimits = {
    maxBufferSize: limits.maxBufferSize,
    maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
    maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
    maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
  };
  try {
    const device = await adapter.requestDevice({ requiredLimits });
    return { device, info, faults: watchFaults(device) };
  } catch (cause) {
    throw new BackendUnavailableError(
      `Cannot use WebGPU as ${adapterName(info)} gave no device: close what else uses it, ` +
        "or choose --engine wasm",
      { cause },
    );
  }
}

/** The error for an adapter that computes on the CPU where nobody asked for one. */
export function softwareRefusal(adapter: string): BackendUnavailableError {
  return new BackendUnavailableError(
    `Cannot use WebGPU on its own accord as ${adapter} computes on the CPU: ` +
      "ask for it with --engine webgpu",
  );
}

async function requestAdapter(): Promise<GPUAdapter> {
  let cause: unknown;
  try {
    const adapter = await navigator.gpu?.requestAdapter({ powerPreference: "high-performance" });
    if (adapter) return adapter;
  } catch (error) {
    cause = error;
  }
  throw new BackendUnavailableError(
    "Cannot use WebGPU as this machine offers no adapter: install a graphics driver with Vulkan, " +
      "Metal or DirectX 12, or choose --engine wasm",
    cause === undefined ? {} : { cause },
  );
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
