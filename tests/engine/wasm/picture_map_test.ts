import assert from "node:assert/strict";
import { readGradient, writePicture } from "../../../src/engine/wasm/picture_map.ts";
import { prepareInput, prepareInputBack } from "../../../src/engine/reference/input.ts";
import { noisePlane } from "../../support/tiny_rung.ts";
import { signedNoise, WasmSandbox } from "../../support/wasm_sandbox.ts";

for (const [padding, margin] of [["zero", 0], ["replicate", 2]] as const) {
  const [width, height] = [5, 3];
  const shape = { width: width + margin, height: height + margin, channels: 8 };
  const length = shape.width * shape.height;

  Deno.test(`\`writePicture()\` fills channels up with zeros, padding ${padding}`, () => {
    const sandbox = new WasmSandbox();
    const map = { ...shape, address: sandbox.room(length * 8) };
    const plane = noisePlane(1, width, height);
    writePicture(sandbox.heap, map, { plane, padding });
    const prepared = prepareInput(plane.data, { width, height, padding });
    const found = sandbox.get(map.address, length * 8);
    for (const [at, value] of found.entries()) {
      const channel = at % 8;
      assert.equal(value, channel < 3 ? prepared[Math.floor(at / 8) * 3 + channel] : 0);
    }
  });

  Deno.test(`\`readGradient()\` folds the margin back, padding ${padding}`, () => {
    const sandbox = new WasmSandbox();
    const values = signedNoise(1, length * 8);
    const map = { ...shape, address: sandbox.put(values) };
    const gradient = new Float32Array(width * height * 3).fill(NaN);
    readGradient(sandbox.heap, map, { gradient, padding });
    const prepared = Float32Array.from(
      { length: length * 3 },
      (_, at) => values[Math.floor(at / 3) * 8 + at % 3]!,
    );
    const expected = new Float32Array(gradient.length);
    prepareInputBack(prepared, { width, height, padding }, expected);
    assert.deepEqual(gradient, expected);
  });
}
