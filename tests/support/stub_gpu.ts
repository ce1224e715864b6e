/** Runs `body` while `navigator.gpu` gives the adapter that `requestAdapter` returns. */
export async function withAdapter(
  requestAdapter: () => Promise<GPUAdapter | null>,
  body: () => Promise<void>,
): Promise<void> {
  const { gpu } = navigator;
  const own = Object.getOwnPropertyDescriptor(gpu, "requestAdapter");
  Object.defineProperty(gpu, "requestAdapter", { configurable: true, value: requestAdapter });
  try {
    await body();
  } finally {
    if (own) Object.defineProperty(gpu, "requestAdapter", own);
    else Reflect.deleteProperty(gpu, "requestAdapter");
  }
}

/** An adapter of the given properties that refuses to give a device. */
export function fakeAdapter({ software = false, description = "a test GPU" }): GPUAdapter {
  const adapter = {
    info: { description, isFallbackAdapter: software },
    limits: {},
    requestDevice: () => Promise.reject(new TypeError("the driver is busy")),
  };
  return adapter as object as GPUAdapter;
}
