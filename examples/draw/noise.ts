/** A reproducible value in [0, 1) for a point of the integer grid. */
export function hash(x: number, y: number): number {
  let mixed = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}

// Cosines are most of the cost of gradient noise, and 256 directions cannot be told from all of them.
const TURNS = 256;
const COSINES = Float64Array.from(
  { length: TURNS },
  (_, turn) => Math.cos((turn * 2 * Math.PI) / TURNS),
);

/** Gradient noise, about -1..1, smooth in both directions and without a direction of its own. */
export function noise(x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const u = fade(x - left);
  const v = fade(y - top);
  const corner = (right: number, down: number): number =>
    pull(hash(left + right, top + down), { x: x - left - right, y: y - top - down });
  const upper = corner(0, 0) * (1 - u) + corner(1, 0) * u;
  const lower = corner(0, 1) * (1 - u) + corner(1, 1) * u;
  return (upper * (1 - v) + lower * v) * 1.5;
}

// Quintic, since the cubic's second derivative jumps at grid lines and shows as creases in lit relief.
function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

function pull(share: number, offset: { x: number; y: number }): number {
  const turn = Math.floor(share * TURNS);
  return (COSINES[turn] ?? 0) * offset.x + (COSINES[(turn + TURNS / 4) % TURNS] ?? 0) * offset.y;
}

/** A sum of noises, each twice as fine and half as strong as the one before; about -1..1. */
export function fractal([x, y]: readonly [number, number], octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let frequency = 1;
  for (let octave = 0; octave < octaves; octave++) {
    // The offset keeps the octaves' grid points, where gradient noise is 0, from coinciding.
    sum += weight * noise(x * frequency + octave * 17.3, y * frequency - octave * 9.1);
    weight /= 2;
    frequency *= 2;
  }
  return sum * 1.3;
}

/** Noise with sharp crests, 0..1, as mountains have. */
export function ridges([x, y]: readonly [number, number], octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let frequency = 1;
  for (let octave = 0; octave < octaves; octave++) {
    const crest = 1 - Math.abs(noise(x * frequency + octave * 31.7, y * frequency + octave * 5.9));
    sum += weight * crest * crest;
    weight /= 2;
    frequency *= 2;
  }
  return sum;
}
