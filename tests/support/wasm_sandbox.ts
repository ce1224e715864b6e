import {
  fusedMultiplyAdd,
  type MultiplyAdd,
  plainMultiplyAdd,
} from "../../src/engine/wasm/assembler/expressions.ts";
import { ModuleWriter, MOST_PAGES } from "../../src/engine/wasm/assembler/module_writer.ts";
import { bindKernels, type Kernels, writeKernels } from "../../src/engine/wasm/kernels/kernels.ts";
import { Heap } from "../../src/engine/wasm/threads/heap.ts";
import { noisePlane } from "./tiny_rung.ts";

/** Both ways to multiply and add; tests run on each. */
export const ARITHMETICS: readonly (readonly [string, MultiplyAdd])[] = [
  ["relaxed SIMD", fusedMultiplyAdd],
  ["plain SIMD", plainMultiplyAdd],
];

/** Kernels over a memory of their own, with arrays that go in and come out. */
export class WasmSandbox {
  readonly heap = new Heap(
    new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true }),
  );
  readonly kernels: Kernels;

  constructor(multiplyAdd: MultiplyAdd = fusedMultiplyAdd) {
    this.kernels = bindKernels(new WebAssembly.Module(writeKernels(multiplyAdd)), this.heap.memory);
  }

  /** Copies values into the memory and returns their address. */
  put(values: ArrayLike<number>): number {
    const address = this.heap.allocate(4 * values.length, "a test");
    this.heap.floats(address, values.length).set(Array.from(values));
    return address;
  }

  /** Room for so many floats, all NaN: what a kernel does not write is seen. */
  room(length: number): number {
    return this.put(new Float32Array(length).fill(NaN));
  }

  /** Copies floats out. */
  get(address: number, length: number): Float32Array {
    return this.heap.floats(address, length).slice();
  }
}

/** Seeded values from -1 to 1. */
export function signedNoise(seed: number, length: number): Float32Array {
  return noisePlane(seed, length, 1).data.slice(0, length).map((value) => 2 * value - 1);
}

/** Writes one function, compiles it and returns it with its memory. */
export function compileFunction(
  write: Parameters<ModuleWriter["add"]>[1],
): { run: (...values: number[]) => void; memory: WebAssembly.Memory } {
  const writer = new ModuleWriter();
  writer.add("f", write);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(writer.bytes()), {
    host: { memory },
  });
  return { run: instance.exports.f as (...values: number[]) => void, memory };
}
