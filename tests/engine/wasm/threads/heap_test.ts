import assert from "node:assert/strict";
import { Heap } from "../../../../src/engine/wasm/threads/heap.ts";

function newHeap(maximum = 64): Heap {
  return new Heap(new WebAssembly.Memory({ initial: 1, maximum, shared: true }));
}

Deno.test("`Heap.allocate()` starts blocks on cache lines and never at 0", () => {
  const heap = newHeap();
  const [a, b] = [heap.allocate(1, "a"), heap.allocate(65, "b")];
  assert.ok(a > 0);
  assert.deepEqual([a % 64, b - a], [0, 64]);
  assert.equal(heap.allocate(1, "c") - b, 128);
});

Deno.test("`Heap.allocate()` grows the memory only as far as it must", () => {
  const heap = newHeap();
  heap.allocate(3 * 65536, "a test");
  assert.equal(heap.memory.buffer.byteLength, 4 * 65536);
  heap.floats(3 * 65536, 16).fill(1);
});

Deno.test("`Heap.free()` joins neighbors, so that the same jobs fit again without growth", () => {
  const heap = newHeap();
  for (let round = 0; round < 3; round++) {
    const blocks = [20_000, 30_000, 5_000].map((bytes) => [heap.allocate(bytes, "x"), bytes]);
    for (const index of [1, 0, 2]) heap.free(blocks[index]![0]!, blocks[index]![1]!);
    const whole = heap.allocate(55_000, "x");
    assert.equal(whole, blocks[0]![0]);
    heap.free(whole, 55_000);
  }
  assert.equal(heap.memory.buffer.byteLength, 65536);
});

Deno.test("`Heap.allocate()` takes the first gap that is wide enough and keeps its rest", () => {
  const heap = newHeap();
  const [a, b, c] = [64, 256, 64].map((bytes) => heap.allocate(bytes, "x"));
  heap.free(b!, 256);
  assert.equal(heap.allocate(64, "x"), b);
  assert.equal(heap.allocate(192, "x"), b! + 64);
  assert.ok(heap.allocate(64, "x") > c!);
  assert.ok(a! < b!);
});

Deno.test("`Heap.allocate()` lets a free block at the end grow in place", () => {
  const heap = newHeap();
  const block = heap.allocate(1000, "x");
  heap.free(block, 1000);
  assert.equal(heap.allocate(100_000, "x"), block);
});

Deno.test("`Heap.allocate()` says what needs how much, and stays usable", () => {
  const heap = newHeap(2);
  assert.throws(() => heap.allocate(8 * 2 ** 20, "a picture of 9 x 9 pixels"), {
    name: "RangeError",
    message: /^Cannot use the wasm engine as a picture of 9 x 9 pixels needs 8 MiB more than/,
  });
  assert.throws(() => heap.allocate(5 * 2 ** 30, "a large picture"), {
    name: "RangeError",
    message: /a large picture needs 5120 MiB and WebAssembly can address 4096 MiB/,
  });
  assert.ok(heap.allocate(100, "x") > 0);
});
