import { readFileSync } from "node:fs";

/** Features of one tap in a golden. */
export interface GoldenTap {
  /** `[height, width, channels]`. */
  readonly shape: readonly [number, number, number];
  /** Mean of all values. */
  readonly mean: number;
  /** L2 norm. */
  readonly norm: number;
  /** Values at `sampleIndex(k, length)`. */
  readonly samples: readonly number[];
}

/** Features of a network under one choice of taps, pooling and padding. */
export interface GoldenFeatures {
  /** Largest relative L2 error of PyTorch's own float32. */
  readonly float32Error: number;
  /** Taps by layer name. */
  readonly taps: Readonly<Record<string, GoldenTap>>;
}

/** Unweighted terms, style residuals by layer, and the weighted total. */
export interface GoldenTerms {
  readonly content: number;
  readonly style: number;
  readonly variation: number;
  readonly total: number;
  readonly styleResiduals: readonly number[];
}

/** Loss and gradient of one objective; README.md of the goldens explains each field. */
export interface GoldenLoss extends GoldenTerms {
  readonly weights: Readonly<Record<"content" | "style" | "variation", number>>;
  readonly layerWeights: readonly number[];
  readonly gradient: {
    readonly norm: number;
    readonly terms: Readonly<Record<"content" | "style" | "variation", number>>;
  };
  /** The whole gradient, `[height, width, 3]`; one entry of a file has it. */
  readonly gradientValues?: readonly number[];
  /** Its values at `sampleIndex(k, length)`; the other entries have these. */
  readonly gradientSamples?: readonly number[];
  readonly float32: GoldenTerms & { readonly gradientNorm: number; readonly gradientError: number };
}

/** Losses of a run, the start first, in two float types. */
export interface GoldenRun {
  readonly float64: readonly number[];
  readonly float32: readonly number[];
  readonly float64Pairs?: number;
  readonly float32Pairs?: number;
  readonly float64Evaluations?: readonly number[];
  readonly float32Evaluations?: readonly number[];
}

/** One file of goldens; `alphaSums`, `alphaLosses` and `functions` stand in `tiny` only. */
export interface Golden {
  readonly torch: string;
  readonly checksums: Readonly<Record<string, { readonly sum: number; readonly weighted: number }>>;
  readonly features: Readonly<Record<string, GoldenFeatures>>;
  readonly losses: Readonly<Record<string, GoldenLoss>>;
  readonly runs: Readonly<Record<string, GoldenRun>>;
  readonly alphaSums?: Readonly<Record<string, number>>;
  readonly alphaLosses?: Readonly<Record<string, GoldenLoss>>;
  readonly functions?: Readonly<Record<string, GoldenRun>>;
}

/** Reads the goldens of the tiny network or of VGG19. */
export function readGolden(name: "tiny" | "vgg19"): Golden {
  const url = new URL(`../golden/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8")) as Golden;
}

/** Index of the sample `k` in an array of `length` values. */
export function sampleIndex(k: number, length: number): number {
  return (97 + 7919 * k) % length;
}
