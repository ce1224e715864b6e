/**
 * Returns a seeded generator of uniform numbers in [0, 1), the same on every machine.
 *
 * Mulberry32 by Tommy Ettinger (public domain): 32 bits of state suffice, as a run draws one picture.
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
