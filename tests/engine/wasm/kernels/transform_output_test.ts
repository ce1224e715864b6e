import assert from "node:assert/strict";
import { FINISHES } from "../../../../src/engine/wasm/kernels/finish.ts";
import { transformOutputName } from "../../../../src/engine/wasm/kernels/transform_output.ts";
import { assertNear } from "../../../support/close.ts";
import { signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";
import { OUTPUT_MATRIX } from "../../../support/winograd.ts";

const [WIDTH, HEIGHT, CHANNELS] = [9, 6, 8];
const ACROSS = 3;
const TILES = 6;
const STRIDE = 4 * TILES * CHANNELS + 64;
const LENGTH = WIDTH * HEIGHT * CHANNELS;

/** A^T m A at an output position, from products `[36][tiles, channels]` with gaps. */
function truth(products: Float32Array, at: number): number {
  const channel = at % CHANNELS;
  const [x, y] = [Math.floor(at / CHANNELS) % WIDTH, Math.floor(at / CHANNELS / WIDTH)];
  const tile = Math.floor(y / 4) * ACROSS + Math.floor(x / 4);
  let sum = 0;
  for (let i = 0; i < 36; i++) {
    const value = products[i * STRIDE / 4 + tile * CHANNELS + channel]!;
    sum += OUTPUT_MATRIX[y % 4]![Math.floor(i / 6)]! * OUTPUT_MATRIX[x % 4]![i % 6]! * value;
  }
  return sum;
}

for (const finish of FINISHES) {
  Deno.test(`\`transformOutput_${finish}\` writes the map and nothing beyond it`, () => {
    const sandbox = new WasmSandbox();
    const products = signedNoise(1, 36 * STRIDE / 4);
    const perChannel = finish === "bias" || finish === "biasRelu";
    const extra = signedNoise(2, perChannel ? CHANNELS : LENGTH).map((value) => 50 * value);
    const before = signedNoise(3, LENGTH);
    const out = sandbox.put([...before, ...new Float32Array(CHANNELS).fill(NaN)]);
    sandbox.kernels(transformOutputName(finish))(
      ...[sandbox.put(products), out, sandbox.put(extra), CHANNELS, 0, TILES],
      ...[ACROSS, WIDTH, HEIGHT, STRIDE],
    );
    const expected = Float64Array.from(before, (activation, at) => {
      const value = truth(products, at);
      const added = extra[perChannel ? at % CHANNELS : at]!;
      switch (finish) {
        case "biasRelu":
          return Math.max(value + added, 0);
        case "bias":
          return value + added;
        case "plain":
          return value;
        case "mask":
          return activation > 0 ? value : 0;
        case "addMask":
          return activation > 0 ? value + added : 0;
        case "maskAdd":
          return (activation > 0 ? value : 0) + added;
      }
    });
    // Sums of 36 f32 products with factors up to 64.
    assertNear(sandbox.get(out, LENGTH), expected, { tolerance: 2e-6, what: finish });
    assert.ok(sandbox.get(out + 4 * LENGTH, CHANNELS).every(Number.isNaN));
  });
}
