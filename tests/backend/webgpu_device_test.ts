import assert from "node:assert/strict";
import { adapterName, requestGpuDevice } from "../../src/backend/webgpu_device.ts";
import { BackendUnavailableError } from "../../src/base/errors.ts";
import { testWith, webgpuAdapter } from "../support/need.ts";
import { fakeAdapter, withAdapter } from "../support/stub_gpu.ts";

/** Asserts that a device request fails with the typed error and this text. */
async function assertRefused(
  adapter: () => Promise<GPUAdapter | null>,
  { text, software = false }: { text: RegExp; software?: boolean },
): Promise<BackendUnavailableError> {
  let refusal: unknown;
  await withAdapter(adapter, async () => {
    await requestGpuDevice({ software }).catch((error: unknown) => refusal = error);
  });
  assert.ok(refusal instanceof BackendUnavailableError, `${refusal}`);
  assert.match(refusal.message, text);
  return refusal;
}

Deno.test("`requestGpuDevice()` says what to do where there is no adapter", async () => {
  await assertRefused(() => Promise.resolve(null), {
    text: /no adapter: .* choose --engine wasm$/,
  });
});

Deno.test("`requestGpuDevice()` keeps the cause when the driver fails", async () => {
  const cause = new TypeError("no Vulkan");
  const refusal = await assertRefused(() => Promise.reject(cause), { text: /no adapter/ });
  assert.equal(refusal.cause, cause);
});

Deno.test("`requestGpuDevice()` refuses a software adapter unless it is asked for", async () => {
  const adapter = fakeAdapter({ software: true, description: "llvmpipe" });
  await assertRefused(() => Promise.resolve(adapter), {
    text: /llvmpipe computes on the CPU: ask for it with --engine webgpu$/,
  });
  await assertRefused(() => Promise.resolve(adapter), { text: /gave no device/, software: true });
});

Deno.test("`requestGpuDevice()` turns a refused device into the typed error", async () => {
  const refusal = await assertRefused(() => Promise.resolve(fakeAdapter({})), {
    text: /a test GPU gave no device/,
  });
  assert.match(`${refusal.cause}`, /the driver is busy/);
});

Deno.test("`adapterName()` falls back from description to vendor", () => {
  const info = { description: "", device: "", vendor: "", architecture: "" };
  const named = (own: object): string => adapterName({ ...info, ...own } as GPUAdapterInfo);
  assert.equal(named({ description: "A100", device: "0x20b0", vendor: "nvidia" }), "A100");
  assert.equal(named({ device: "0x20b0", vendor: "nvidia" }), "0x20b0");
  assert.equal(named({ vendor: "nvidia" }), "nvidia");
  assert.equal(named({}), "an unnamed adapter");
});

testWith(await webgpuAdapter(), "`requestGpuDevice()` gives the adapter's own limits", async () => {
  const adapter = await navigator.gpu.requestAdapter();
  const { device, faults } = await requestGpuDevice({ software: true });
  assert.equal(device.limits.maxBufferSize, adapter!.limits.maxBufferSize);
  assert.deepEqual(faults, []);
  device.destroy();
  await device.lost;
});

testWith(
  await webgpuAdapter(),
  "`requestGpuDevice()` notes what goes wrong, in order",
  async () => {
    const { device, faults } = await requestGpuDevice({ software: true });
    // A buffer that maps for reading may be copied to and nothing else.
    const reported = new Promise((resolve) => device.addEventListener("uncapturederror", resolve));
    device.createBuffer({ size: 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.STORAGE });
    await reported;
    assert.equal(faults.length, 1);
    device.destroy();
    await device.lost;
    assert.equal(faults.length, 2);
    assert.match(faults[1]!, /^the device was lost \(destroyed\)/);
  },
);
