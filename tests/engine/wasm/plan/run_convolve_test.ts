import assert from "node:assert/strict";
import {
  runConvolve,
  runMultiply,
  runTransform,
} from "../../../../src/engine/wasm/plan/run_convolve.ts";
import { convolutionSteps } from "../../../../src/engine/wasm/plan/convolution_steps.ts";
import { uploadFilters } from "../../../../src/engine/wasm/plan/filters.ts";
import { Space } from "../../../../src/engine/wasm/plan/space.ts";
import { matricesBytes } from "../../../../src/engine/wasm/plan/tiling.ts";
import { assertNear } from "../../../support/close.ts";
import { tinyNetwork } from "../../../support/golden_inputs.ts";
import { signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";

const [WIDTH, HEIGHT] = [10, 7];
const NETWORK = tinyNetwork();

/** block1_conv2 in plain loops: 4 channels, zeros around, bias, ReLU. */
function truth(input: Float32Array): Float64Array {
  const { kernel, bias } = NETWORK.weights.get("block1_conv2")!;
  return Float64Array.from({ length: WIDTH * HEIGHT * 8 }, (_, at) => {
    const [o, x, y] = [at % 8, Math.floor(at / 8) % WIDTH, Math.floor(at / 8 / WIDTH)];
    if (o >= 4) return 0;
    let sum = bias[o]!;
    for (let tap = 0; tap < 9; tap++) {
      const [left, top] = [x + tap % 3 - 1, y + Math.floor(tap / 3) - 1];
      if (left < 0 || top < 0 || left >= WIDTH || top >= HEIGHT) continue;
      for (let i = 0; i < 4; i++) {
        sum += input[(top * WIDTH + left) * 8 + i]! * kernel[(tap * 4 + i) * 4 + o]!;
      }
    }
    return Math.max(sum, 0);
  });
}

/** Convolves noise in blocks of that many tiles, or in three steps. */
function convolved(block: number | undefined): { found: Float32Array; input: Float32Array } {
  const sandbox = new WasmSandbox();
  const { heap, kernels } = sandbox;
  const filter = uploadFilters(NETWORK, "block1_conv2", sandbox).get("block1_conv2")!;
  const input = signedNoise(1, WIDTH * HEIGHT * 8).map((value, at) => at % 8 < 4 ? value : 0);
  const shape = { width: WIDTH, height: HEIGHT, channels: 8 };
  const source = { ...shape, address: sandbox.put(input) };
  const out = { ...shape, address: sandbox.room(WIDTH * HEIGHT * 8) };
  const convolution = {
    ...{ source, out, filter: filter.forward, extra: filter.bias, padding: 1 },
    finish: "biasRelu",
  } as const;
  const scratch = heap.allocate(4 * matricesBytes(6, 8), "a test");
  const matrices = heap.allocate(2 * matricesBytes(6, 8), "a test");
  const steps = block === undefined
    ? convolutionSteps(convolution, { threads: 2, matrices, space: new Space(0) })
    : [
      {
        kind: "convolve",
        convolution: { ...convolution, block },
        jobs: Math.ceil(6 / block),
      } as const,
    ];
  for (const step of steps) {
    for (let job = 0; job < step.jobs; job++) {
      const place = { job, kernels, scratch };
      if (step.kind === "convolve") runConvolve(step, place);
      else if (step.kind === "multiply") runMultiply(step, place);
      else if (step.kind === "transformInput" || step.kind === "transformOutput") {
        runTransform(step, place);
      }
    }
  }
  return { found: sandbox.get(out.address, WIDTH * HEIGHT * 8), input };
}

Deno.test("`runConvolve()` is the convolution in plain loops", () => {
  const { found, input } = convolved(6);
  // F(4, 3) in f32 on four channels.
  assertNear(found, truth(input), { tolerance: 2e-6, what: "features" });
});

Deno.test("`runConvolve()` gives the same bytes in blocks of any size, and so do three steps", () => {
  const whole = convolved(6).found;
  for (const block of [1, 2, 4, 5, undefined]) assert.deepEqual(convolved(block).found, whole);
});
