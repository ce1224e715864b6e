import assert from "node:assert/strict";
import { uploadFilters } from "../../../../src/engine/wasm/plan/filters.ts";
import { matrixStride } from "../../../../src/engine/wasm/plan/tiling.ts";
import { tinyNetwork } from "../../../support/golden_inputs.ts";
import { WasmSandbox } from "../../../support/wasm_sandbox.ts";

Deno.test("`uploadFilters()` stops after the deepest layer and fills channels up", () => {
  const filters = uploadFilters(tinyNetwork(), "block2_conv1", new WasmSandbox());
  assert.deepEqual([...filters.keys()], ["block1_conv1", "block1_conv2", "block2_conv1"]);
  const { inputs, outputs } = filters.get("block2_conv1")!;
  assert.deepEqual([inputs, outputs], [8, 8]);
});

Deno.test("`uploadFilters()` copies biases and turns only the first kernel from BGR to RGB", () => {
  const sandbox = new WasmSandbox();
  const network = tinyNetwork();
  const filters = uploadFilters(network, "block1_conv2", sandbox);
  // The last of the 36 products takes the kernel's last tap as it is.
  const last = (name: "block1_conv1" | "block1_conv2"): Float32Array => {
    const { forward } = filters.get(name)!;
    return sandbox.get(forward + 35 * matrixStride(8, 8), 64);
  };
  const first = network.weights.get("block1_conv1")!;
  // Eight columns a row; four outputs are there, and red is input 2 in the file.
  assert.deepEqual(last("block1_conv1").subarray(0, 4), first.kernel.slice(-4));
  assert.deepEqual(last("block1_conv1").subarray(16, 20), first.kernel.slice(8 * 12, 8 * 12 + 4));
  assert.deepEqual([...last("block1_conv1").subarray(24)], Array(40).fill(0));
  const second = network.weights.get("block1_conv2")!;
  assert.deepEqual(last("block1_conv2").subarray(0, 4), second.kernel.slice(8 * 16, 8 * 16 + 4));
  const { bias } = filters.get("block1_conv2")!;
  assert.deepEqual([...sandbox.get(bias, 8)], [...second.bias, 0, 0, 0, 0]);
});

Deno.test("`uploadFilters()` turns kernels by 180 degrees for the way back", () => {
  const sandbox = new WasmSandbox();
  const network = tinyNetwork();
  const { backward } = uploadFilters(network, "block1_conv2", sandbox).get("block1_conv2")!;
  const { kernel } = network.weights.get("block1_conv2")!;
  const last = sandbox.get(backward + 35 * matrixStride(8, 8), 64);
  // Turned, the first tap is the last; rows are outputs now: entry [output 1][input 2].
  assert.equal(last[8 + 2], kernel[2 * 4 + 1]);
});

Deno.test("`uploadFilters()` names a layer without weights", () => {
  const network = tinyNetwork();
  const weights = new Map([...network.weights].filter(([name]) => name !== "block2_conv2"));
  assert.throws(
    () => uploadFilters({ ...network, weights }, "block5_conv1", new WasmSandbox()),
    { name: "TypeError", message: "Cannot use vgg19: block2_conv2 has no weights" },
  );
});
