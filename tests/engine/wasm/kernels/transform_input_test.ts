import assert from "node:assert/strict";
import { assertNear } from "../../../support/close.ts";
import { signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";
import { INPUT_MATRIX } from "../../../support/winograd.ts";

/** B^T d B of one tile and channel; zero outside the map. */
function transformed(read: (y: number, x: number) => number): number[] {
  return INPUT_MATRIX.flatMap((down) =>
    INPUT_MATRIX.map((right) => {
      let sum = 0;
      for (let y = 0; y < 6; y++) {
        for (let x = 0; x < 6; x++) sum += down[y]! * right[x]! * read(y, x);
      }
      return sum;
    })
  );
}

for (const padding of [0, 1, 2]) {
  Deno.test(`\`transformInput\` has zeros around the map, padding ${padding}`, () => {
    const sandbox = new WasmSandbox();
    const [width, height, channels] = [9, 7, 8];
    const values = signedNoise(1, width * height * channels);
    const across = Math.ceil((width + 2 * padding - 2) / 4);
    const tiles = across * Math.ceil((height + 2 * padding - 2) / 4);
    const stride = 4 * tiles * channels + 64;
    const source = sandbox.put(values);
    const out = sandbox.room(36 * stride / 4);
    const patch = sandbox.room(36 * channels);
    sandbox.kernels("transformInput")(
      ...[source, out, channels, 0, tiles, across, width, height, padding, stride, patch],
    );
    const found = sandbox.get(out, 36 * stride / 4);
    for (let tile = 0; tile < tiles; tile++) {
      const [top, left] = [4 * Math.floor(tile / across) - padding, 4 * (tile % across) - padding];
      for (const channel of [0, 3, 7]) {
        const expected = transformed((y, x) => {
          const inside = y + top >= 0 && y + top < height && x + left >= 0 && x + left < width;
          return inside ? values[((y + top) * width + x + left) * channels + channel]! : 0;
        });
        const ours = expected.map((_, i) => found[i * stride / 4 + tile * channels + channel]!);
        // Sums of up to 36 f32 products with factors up to 25.
        assertNear(ours, expected, { tolerance: 2e-6, what: `tile ${tile}` });
      }
    }
    assert.ok(found.subarray(tiles * channels, stride / 4).every(Number.isNaN), "keeps the gap");
  });
}

Deno.test("`transformInput` starts at the tile that it is told", () => {
  const sandbox = new WasmSandbox();
  const [width, channels, across] = [16, 8, 4];
  const source = sandbox.put(signedNoise(1, width ** 2 * channels));
  const patch = sandbox.room(36 * channels);
  const read = (first: number, tiles: number): Float32Array => {
    const out = sandbox.room(36 * (tiles * channels + 16));
    const stride = 4 * tiles * channels + 64;
    sandbox.kernels("transformInput")(
      ...[source, out, channels, first, tiles, across, width, width, 1, stride, patch],
    );
    return sandbox.get(out, tiles * channels);
  };
  assert.deepEqual(read(5, 2), read(0, 16).slice(5 * channels, 7 * channels));
});
