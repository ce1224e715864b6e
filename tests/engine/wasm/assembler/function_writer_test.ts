import assert from "node:assert/strict";
import {
  below,
  int,
  minus,
  plus,
  splatConstant,
  times,
} from "../../../../src/engine/wasm/assembler/expressions.ts";
import { compileFunction } from "../../../support/wasm_sandbox.ts";

function floats(memory: WebAssembly.Memory, length: number): number[] {
  return Array.from(new Float32Array(memory.buffer, 0, length));
}

Deno.test("`FunctionWriter.count()` runs from, to, by steps, and not at all when it is past", () => {
  const { run, memory } = compileFunction((f) => {
    const [from, to, step] = [f.parameter(), f.parameter(), f.parameter()];
    f.count({ from, to, step }, (at) => {
      f.storeLane(times(at, 4), splatConstant(1), { lane: 0 });
    });
  });
  run(2, 7, 2);
  assert.deepEqual(floats(memory, 8), [0, 0, 1, 0, 1, 0, 1, 0]);
  run(8, 8, 1);
  run(9, 8, 1);
  assert.deepEqual(floats(memory, 10).slice(7), [0, 0, 0]);
});

Deno.test("`FunctionWriter.when()` takes one of two ways", () => {
  const { run, memory } = compileFunction((f) => {
    const condition = f.parameter();
    const write = (value: number) => () => f.storeVector(int(0), splatConstant(value));
    f.when(condition, write(1), write(2));
  });
  run(5);
  assert.equal(floats(memory, 1)[0], 1);
  run(0);
  assert.equal(floats(memory, 1)[0], 2);
});

Deno.test("`FunctionWriter.during()` and `advance()` walk an address", () => {
  const { run, memory } = compileFunction((f) => {
    const [from, to] = [f.parameter(), f.parameter()];
    f.during(below(from, to), () => {
      f.storeVector(from, splatConstant(3), 16);
      f.advance(from, 16);
    });
  });
  run(16, 48);
  assert.deepEqual(floats(memory, 20), [...Array(8).fill(0), ...Array(8).fill(3), 0, 0, 0, 0]);
});

Deno.test("`FunctionWriter.storeLane()` stores the lane it is told", () => {
  const { run, memory } = compileFunction((f) => {
    const value = f.parameter("f32");
    const vector = f.local(splatConstant(0));
    f.set(vector, { type: "v128", code: [vector.code, value.code, 0xfd, 0x20, 2] });
    f.storeLane(int(0), vector, { lane: 1, offset: 4 });
    f.storeLane(int(0), vector, { lane: 2, offset: 8 });
  });
  new Float32Array(memory.buffer).fill(9, 0, 3);
  run(5);
  assert.deepEqual(floats(memory, 3), [9, 0, 5]);
});

Deno.test("`FunctionWriter.clear()` zeros exactly its bytes", () => {
  const { run, memory } = compileFunction((f) => f.clear(f.parameter(), f.parameter()));
  new Float32Array(memory.buffer).fill(1, 0, 6);
  run(8, 12);
  assert.deepEqual(floats(memory, 6), [1, 1, 0, 0, 0, 1]);
});

Deno.test("`FunctionWriter.isZero()` is a condition", () => {
  const { run, memory } = compileFunction((f) => {
    const [a, b] = [f.parameter(), f.parameter()];
    f.when(f.isZero(minus(a, b)), () => f.storeVector(plus(a, 0), splatConstant(1)));
  });
  run(0, 1);
  assert.equal(floats(memory, 1)[0], 0);
  run(0, 0);
  assert.equal(floats(memory, 1)[0], 1);
});
