import assert from "node:assert/strict";
import { MOST_PAGES } from "../../../../src/engine/wasm/assembler/module_writer.ts";
import { place, Space } from "../../../../src/engine/wasm/plan/space.ts";
import { Heap } from "../../../../src/engine/wasm/threads/heap.ts";

function newHeap(): Heap {
  return new Heap(new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true }));
}

Deno.test("`Space` hands out whole cache lines and remembers the largest scratch need", () => {
  const space = new Space(640);
  assert.deepEqual([space.reserve(1), space.reserve(64), space.reserve(65)], [640, 704, 768]);
  assert.equal(space.bytes, 256);
  space.needScratch(100);
  space.needScratch(20);
  assert.equal(space.scratchBytes, 128);
});

Deno.test("`place()` lays a plan out where the heap has room, and gives the room back", () => {
  const heap = newHeap();
  const layOut = (space: Space): number[] => [space.reserve(100), space.reserve(10)];
  const first = place(heap, "a test", layOut);
  const second = place(heap, "a test", layOut);
  assert.equal(first.plan[1]! - first.plan[0]!, 128);
  assert.ok(second.plan[0]! >= first.plan[1]! + 10);
  first.free();
  assert.deepEqual(place(heap, "a test", layOut).plan, first.plan);
});

Deno.test("`place()` takes nothing from the heap if the plan fails", () => {
  const heap = newHeap();
  assert.throws(() =>
    place(heap, "a test", (space) => {
      space.reserve(100);
      throw new TypeError("no");
    }), /no/);
  assert.equal(heap.allocate(64, "a test"), newHeap().allocate(64, "a test"));
});
