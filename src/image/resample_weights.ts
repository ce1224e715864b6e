/** How many source pixels one target pixel sees, and how much of each. */
export interface Weights {
  /** Taps of one target pixel. */
  readonly taps: number;
  /** Source positions, `taps` of them for each target pixel. */
  readonly positions: Int32Array;
  /** Weights, as many as positions; those of one target pixel sum to 1. */
  readonly values: Float32Array;
}

/** A resampling filter. */
export type Kernel = "sharp" | "soft";

/** Lengths in pixels and the filter between them. */
export interface WeightOptions {
  /** Source length, 1 or more. */
  readonly from: number;
  /** Target length, 1 or more. */
  readonly to: number;
  /** `sharp`: Catmull-Rom. `soft`: area average when shrinking and linear when enlarging, never negative. */
  readonly kernel: Kernel;
}

/**
 * Computes the weights along one axis.
 *
 * When shrinking, the filter widens by the ratio, so that every source pixel counts and nothing aliases.
 * Past an edge the picture is mirrored, which keeps the mean exact at whole ratios.
 */
export function computeWeights({ from, to, kernel }: WeightOptions): Weights {
  const ratio = from / to;
  const stretch = Math.max(1, ratio);
  const evaluate = kernel === "sharp" ? catmullRom : ratio > 1 ? areaKernel(ratio) : linear;
  const radius = (kernel === "sharp" ? 2 : 1) * stretch;
  const taps = Math.ceil(2 * radius) + 1;
  const positions = new Int32Array(to * taps);
  const values = new Float32Array(to * taps);
  for (let index = 0; index < to; index++) {
    const center = (index + 0.5) * ratio - 0.5;
    const first = Math.ceil(center - radius);
    const raw = Array.from({ length: taps }, (_, tap) => {
      return evaluate((first + tap - center) / stretch);
    });
    const sum = raw.reduce((total, weight) => total + weight, 0);
    raw.forEach((weight, tap) => {
      positions[index * taps + tap] = mirror(first + tap, from);
      values[index * taps + tap] = weight / sum;
    });
  }
  return { taps, positions, values };
}

function mirror(position: number, length: number): number {
  const period = 2 * length;
  const wrapped = ((position % period) + period) % period;
  return wrapped < length ? wrapped : period - 1 - wrapped;
}

/** Catmull and Rom 1974, the cubic of Keys 1981 with a = -1/2. */
function catmullRom(offset: number): number {
  const x = Math.abs(offset);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

function linear(offset: number): number {
  return Math.max(0, 1 - Math.abs(offset));
}

/** Share of a source pixel that lies under the target pixel; both are boxes, so the edges slope. */
function areaKernel(ratio: number): (offset: number) => number {
  return function area(offset): number {
    const overlap = ratio / 2 + 0.5 - Math.abs(offset * ratio);
    return Math.max(0, Math.min(1, overlap));
  };
}
