import { MOST_PAGES } from "../assembler/module_writer.ts";

const PAGE = 65536;

/** Alignment of every block: a cache line. */
const LINE = 64;

interface Block {
  readonly address: number;
  readonly bytes: number;
}

/**
 * Gives out blocks of the shared memory, first fit, and takes them back. WebAssembly's memory only grows,
 * so what is given back is what keeps a second job from growing it further.
 */
export class Heap {
  /** The memory; its `buffer` changes when the heap grows. */
  readonly memory: WebAssembly.Memory;
  #free: readonly Block[] = [];
  // Address 0 stands for "absent" in kernels.
  #end = LINE;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
  }

  /** Returns the address of a new block; its content is arbitrary. */
  allocate(bytes: number, purpose: string): number {
    const size = Math.ceil(bytes / LINE) * LINE;
    const fit = this.#free.find((block) => block.bytes >= size);
    if (fit) {
      const rest = { address: fit.address + size, bytes: fit.bytes - size };
      this.#free = this.#free.flatMap((block) => block !== fit ? block : rest.bytes ? rest : []);
      return fit.address;
    }
    // A free block at the end grows in place.
    const last = this.#free.at(-1);
    const open = last && last.address + last.bytes === this.#end ? last : undefined;
    const address = open?.address ?? this.#end;
    this.#grow(address + size, { bytes, purpose });
    if (open) this.#free = this.#free.slice(0, -1);
    this.#end = address + size;
    return address;
  }

  /** Takes a block back. */
  free(address: number, bytes: number): void {
    const size = Math.ceil(bytes / LINE) * LINE;
    const sorted = [...this.#free, { address, bytes: size }].sort((a, b) => a.address - b.address);
    const joined: Block[] = [];
    for (const block of sorted) {
      const last = joined.at(-1);
      if (last && last.address + last.bytes === block.address) {
        joined[joined.length - 1] = { address: last.address, bytes: last.bytes + block.bytes };
      } else joined.push(block);
    }
    this.#free = joined;
  }

  /** f32 values at an address. */
  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  /** f64 values at an address. */
  doubles(address: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, length);
  }

  #grow(end: number, { bytes, purpose }: { bytes: number; purpose: string }): void {
    const pages = Math.ceil(end / PAGE);
    const missing = pages - this.memory.buffer.byteLength / PAGE;
    if (missing <= 0) return;
    const needs = `${purpose} needs ${Math.ceil(bytes / 2 ** 20)} MiB`;
    if (pages > MOST_PAGES) {
      throw new RangeError(
        `Cannot use the wasm engine as ${needs} and WebAssembly can address 4096 MiB: ` +
          "choose a smaller size, or --engine reference",
      );
    }
    try {
      this.memory.grow(missing);
    } catch (cause) {
      throw new RangeError(
        `Cannot use the wasm engine as ${needs} more than this machine gives: choose a smaller size`,
        { cause },
      );
    }
  }
}
