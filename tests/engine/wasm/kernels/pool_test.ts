import assert from "node:assert/strict";
import { GRADIENT_FINISHES } from "../../../../src/engine/wasm/kernels/finish.ts";
import { poolBackName, poolName } from "../../../../src/engine/wasm/kernels/pool.ts";
import { signedNoise, WasmSandbox } from "../../../support/wasm_sandbox.ts";

const [WIDTH, HEIGHT, CHANNELS] = [7, 4, 8];
const [OUT_WIDTH, OUT_HEIGHT] = [3, 2];
const LENGTH = WIDTH * HEIGHT * CHANNELS;
const OUT_LENGTH = OUT_WIDTH * OUT_HEIGHT * CHANNELS;

/** Places of the four values of a window, row by row. */
function windowOf(at: number): number[] {
  const channel = at % CHANNELS;
  const [x, y] = [
    Math.floor(at / CHANNELS) % OUT_WIDTH,
    Math.floor(at / CHANNELS / OUT_WIDTH),
  ];
  return [0, 1, WIDTH, WIDTH + 1].map((offset) =>
    (2 * y * WIDTH + 2 * x + offset) * CHANNELS + channel
  );
}

function poolings(map: ArrayLike<number>): Record<"max" | "average", number[]> {
  const windows = Array.from({ length: OUT_LENGTH }, (_, at) => windowOf(at).map((i) => map[i]!));
  return {
    max: windows.map((window) => Math.max(...window)),
    average: windows.map(([a, b, c, d]) =>
      Math.fround(Math.fround(Math.fround(a! + b!) + Math.fround(c! + d!)) / 4)
    ),
  };
}

for (const pooling of ["max", "average"] as const) {
  Deno.test(`\`pool_${pooling}\` joins windows of four, some rows at a time`, () => {
    const sandbox = new WasmSandbox();
    const values = signedNoise(1, LENGTH);
    const [map, out] = [sandbox.put(values), sandbox.room(OUT_LENGTH)];
    for (const row of [1, 0]) {
      sandbox.kernels(poolName(pooling))(map, out, CHANNELS, WIDTH, OUT_WIDTH, row, 1);
    }
    assert.deepEqual([...sandbox.get(out, OUT_LENGTH)], poolings(values)[pooling]);
  });

  for (const finish of GRADIENT_FINISHES) {
    Deno.test(`\`poolBack_${pooling}_${finish}\` gives each value its share`, () => {
      const sandbox = new WasmSandbox();
      // Few different values, so that windows have ties.
      const values = signedNoise(1, LENGTH).map((value) => Math.round(2 * value));
      const gradient = signedNoise(2, OUT_LENGTH);
      const extra = signedNoise(3, LENGTH);
      const map = sandbox.put(values);
      sandbox.kernels(poolBackName(pooling, finish))(
        ...[map, sandbox.put(gradient), sandbox.put(extra), CHANNELS],
        ...[WIDTH, OUT_WIDTH, 0, OUT_HEIGHT],
      );
      const arrived = new Float32Array(LENGTH);
      for (const [at, value] of gradient.entries()) {
        const places = windowOf(at);
        const window = places.map((i) => values[i]!);
        const first = places[window.indexOf(Math.max(...window))]!;
        if (pooling === "max") arrived[first] = value;
        else for (const place of places) arrived[place] = value / 4;
      }
      const expected = arrived.map((value, at) => {
        const passes = values[at]! > 0;
        if (finish === "maskAdd") return (passes ? value : 0) + extra[at]!;
        const added = finish === "addMask" ? extra[at]! : 0;
        return passes ? value + added : 0;
      });
      assert.deepEqual(sandbox.get(map, LENGTH).map((value) => value + 0), expected);
    });
  }
}
