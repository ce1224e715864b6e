import { startCpu } from "./start_cpu.ts";
import { startWasm } from "./start_wasm.ts";
import { startWebgpu } from "./start_webgpu.ts";
import type { TensorBackend, TensorBackendName } from "./tensor_backend.ts";
import { type GpuDeviceOptions, softwareRefusal } from "./webgpu_device.ts";

/** A started backend and how many hold it. */
interface Held {
  readonly backend: Promise<TensorBackend>;
  holders: number;
}

/** tfjs knows one backend of each name, so holders share it. */
const held = new Map<TensorBackendName, Held>();

/** Starts a backend, or joins the one that runs; each holder calls `close` once. */
export async function acquireBackend(
  name: TensorBackendName,
  options: GpuDeviceOptions = {},
): Promise<TensorBackend> {
  const running = held.get(name);
  const entry = running ?? { backend: start(name, options), holders: 0 };
  held.set(name, entry);
  entry.holders++;
  let backend: TensorBackend;
  try {
    backend = await entry.backend;
  } catch (error) {
    if (held.get(name) === entry) held.delete(name);
    // Whoever began that start may have asked for more than this caller does.
    if (running) return await acquireBackend(name, options);
    throw error;
  }
  const close = releaseOnce(name, entry, backend);
  if (backend.software && !options.software) {
    close();
    throw softwareRefusal(backend.device);
  }
  return { ...backend, close };
}

function releaseOnce(name: TensorBackendName, entry: Held, backend: TensorBackend): () => void {
  let released = false;
  return function close(): void {
    if (released) throw new TypeError(`Cannot close backend ${name} twice`);
    released = true;
    release(name, entry, backend);
  };
}

function release(name: TensorBackendName, entry: Held, backend: TensorBackend): void {
  entry.holders--;
  if (entry.holders > 0) return;
  if (held.get(name) === entry) held.delete(name);
  backend.close();
}

function start(name: TensorBackendName, options: GpuDeviceOptions): Promise<TensorBackend> {
  switch (name) {
    case "wasm":
      return startWasm();
    case "webgpu":
      return startWebgpu(options);
    case "cpu":
      return startCpu();
  }
}
