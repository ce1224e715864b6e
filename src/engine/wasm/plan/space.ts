import type { Heap } from "../threads/heap.ts";

/** Alignment of what is reserved: a cache line, so that no two threads write into one. */
const LINE = 64;

/** Hands out addresses one after another; a plan that is laid out twice gets the same order twice. */
export class Space {
  readonly #start: number;
  #next: number;
  #scratch = 0;

  constructor(start: number) {
    this.#start = start;
    this.#next = start;
  }

  /** Bytes handed out so far. */
  get bytes(): number {
    return this.#next - this.#start;
  }

  /** Most scratch bytes that a job asked for. */
  get scratchBytes(): number {
    return this.#scratch;
  }

  /** Returns the address of so many bytes. */
  reserve(bytes: number): number {
    const address = this.#next;
    this.#next += Math.ceil(bytes / LINE) * LINE;
    return address;
  }

  /** Says how much scratch space a job needs. */
  needScratch(bytes: number): void {
    this.#scratch = Math.max(this.#scratch, Math.ceil(bytes / LINE) * LINE);
  }
}

/** A plan in its place. */
export interface Placed<T> {
  /** What was laid out. */
  readonly plan: T;
  /** Gives the memory back. */
  readonly free: () => void;
}

/** Lays a plan out once to know its size, and again where the heap has room for it. */
export function place<T>(heap: Heap, purpose: string, layOut: (space: Space) => T): Placed<T> {
  const trial = new Space(0);
  layOut(trial);
  const { bytes } = trial;
  const address = heap.allocate(bytes, purpose);
  return { plan: layOut(new Space(address)), free: () => heap.free(address, bytes) };
}
