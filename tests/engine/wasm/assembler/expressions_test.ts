import assert from "node:assert/strict";
import * as e from "../../../../src/engine/wasm/assembler/expressions.ts";
import type { Value, Vector } from "../../../../src/engine/wasm/assembler/value.ts";
import { compileFunction } from "../../../support/wasm_sandbox.ts";

const A = [1, -2, 3, 0.5];
const B = [4, -5, 2, 0.5];

/** Whether a condition on two numbers holds: memory then holds a 7. */
function holds(write: (a: Value, b: Value) => Value, a: number, b: number): boolean {
  const { run, memory } = compileFunction((f) => {
    const [x, y] = [f.parameter(), f.parameter()];
    f.when(write(x, y), () => f.storeVector(e.int(0), e.splatConstant(7)));
  });
  run(a, b);
  return new Float32Array(memory.buffer)[0] === 7;
}

/** Computes a vector from two vectors and returns its four lanes. */
function vector(write: (a: Vector, b: Vector) => Vector, a = A, b = B): number[] {
  const { run, memory } = compileFunction((f) => {
    const [x, y] = [e.loadVector(e.int(0)), e.loadVector(e.int(0), 16)];
    f.storeVector(e.int(32), write(x, y));
  });
  new Float32Array(memory.buffer).set([...a, ...b]);
  run();
  return Array.from(new Float32Array(memory.buffer, 32, 4));
}

for (
  const [name, write, expected] of [
    ["plus", e.plus, 23],
    ["minus", e.minus, 11],
    ["times", e.times, 102],
    ["over", e.over, 2],
    ["remainder", e.remainder, 5],
    ["both", e.both, 0],
  ] as const
) {
  Deno.test(`\`${name}()\` computes whole numbers`, () => {
    assert.ok(holds((a, b) => e.equal(write(a, b), expected), 17, 6));
    assert.ok(!holds((a, b) => e.equal(write(a, b), expected + 1), 17, 6));
  });
}

Deno.test("`times()` wraps as addresses beyond 2 GiB need it", () => {
  assert.ok(holds((a, b) => e.equal(e.times(a, b), -1294967296), 1e6, 3000));
});

Deno.test("`less()` has a sign and `below()` has none", () => {
  assert.ok(holds(e.less, -1, 1));
  assert.ok(!holds(e.less, 1, 1));
  assert.ok(!holds(e.below, -1, 1));
  assert.ok(holds(e.below, 0, 1));
});

Deno.test("vector operations work lane by lane", () => {
  assert.deepEqual(vector(e.addition), [5, -7, 5, 1]);
  assert.deepEqual(vector(e.difference), [-3, 3, 1, 0]);
  assert.deepEqual(vector(e.product), [4, 10, 6, 0.25]);
  assert.deepEqual(vector(e.atLeast), [4, -2, 3, 0.5]);
  assert.deepEqual(vector((a, b) => e.masked(a, e.greater(a, b))), [0, -2, 3, 0]);
  assert.deepEqual(vector((a, b) => e.masked(a, e.same(a, b))), [0, 0, 0, 0.5]);
  assert.deepEqual(vector((a, b) => e.without(a, e.same(a, b))), [1, -2, 3, 0]);
  assert.deepEqual(vector((a, b) => e.union(e.masked(a, e.greater(a, b)), e.splatConstant(0))), [
    ...[0, -2, 3, 0],
  ]);
  assert.deepEqual(vector((a) => e.highHalf(a)), [3, 0.5, 3, 0.5]);
});

Deno.test("`atLeast()` keeps not-a-number, so that divergence is seen", () => {
  assert.deepEqual(vector((a) => e.atLeast(a, e.splatConstant(0)), [NaN, -1, 2, 0]), [
    NaN,
    0,
    2,
    0,
  ]);
});

Deno.test("`loadSplat()` and `splat()` give four equal lanes", () => {
  assert.deepEqual(vector(() => e.loadSplat(e.int(0), 8)), [3, 3, 3, 3]);
  const { run, memory } = compileFunction((f) => {
    f.storeVector(e.int(0), e.splat(f.parameter("f32")));
  });
  run(1.5);
  assert.deepEqual(Array.from(new Float32Array(memory.buffer, 0, 4)), [1.5, 1.5, 1.5, 1.5]);
});

Deno.test("f64 operations carry digits that f32 has not", () => {
  const { run, memory } = compileFunction((f) => {
    const value = f.local(e.loadVector(e.int(0)));
    const low = e.promoteLow(value);
    const square = e.multiplyDoubles(low, low);
    f.storeDouble(e.int(32), e.sumOfDoubles(e.addDoubles(square, low)));
  });
  new Float32Array(memory.buffer).set([4097, 1, 9, 9]);
  run();
  assert.equal(new Float64Array(memory.buffer, 32, 1)[0], 4097 ** 2 + 4097 + 1 + 1);
});

Deno.test("`fusedMultiplyAdd()` and `plainMultiplyAdd()` compute a b + c", () => {
  for (const multiplyAdd of [e.fusedMultiplyAdd, e.plainMultiplyAdd]) {
    assert.deepEqual(vector((a, b) => multiplyAdd(a, b, e.splatConstant(1))), [5, 11, 7, 1.25]);
  }
});
