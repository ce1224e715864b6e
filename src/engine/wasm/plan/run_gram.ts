import type { JobPlace } from "./job_place.ts";
import { mapPositions } from "./feature_map.ts";
import type { CompareGramStep, GramStep, StyleGradientStep } from "./step.ts";

/**
 * Positions that are packed and multiplied at once. Sums of so many in registers, then of some hundred in
 * memory, then of up to 32 partial matrices keep the error of f32 near 1e-6.
 */
export const GRAM_POSITIONS = 256;

/** Bytes of scratch space for the packed operands. */
export function gramScratchBytes(channels: number, weighted: boolean): number {
  return 4 * GRAM_POSITIONS * channels * (weighted ? 2 : 1);
}

/** Computes one partial Gram matrix. */
export function runGram(step: GramStep, { job, kernels, scratch }: JobPlace): void {
  const { features, weights, partials, block } = step;
  const { address, channels } = features;
  const matrixBytes = 4 * channels ** 2;
  const out = partials + job * matrixBytes;
  kernels("clear")(out, matrixBytes);
  const end = Math.min((job + 1) * block, mapPositions(features));
  for (let first = job * block; first < end; first += GRAM_POSITIONS) {
    const count = Math.min(GRAM_POSITIONS, end - first);
    const source = address + 4 * first * channels;
    kernels("packGram")(source, 0, scratch, channels, count);
    let left = scratch;
    if (weights !== 0) {
      left = scratch + gramScratchBytes(channels, false);
      kernels("packGram")(source, weights + 4 * first, left, channels, count);
    }
    kernels("multiplyGram")(left, scratch, out, channels, count);
  }
}

/** Compares some rows of the Gram matrix with the target. */
export function runCompareGram(step: CompareGramStep, { job, kernels }: JobPlace): void {
  const { partials, parts, target, out, channels, block, share, factor, sums } = step;
  const rows = Math.min(block, channels - job * block);
  kernels("compareGram")(
    ...[partials, parts, target, out, channels, job * block, rows, share, factor],
    sums + 8 * job,
  );
}

/** Computes the style term's gradient at some positions. */
export function runStyleGradient(step: StyleGradientStep, { job, kernels }: JobPlace): void {
  const { features, difference, weights, out, block } = step;
  const { address, channels } = features;
  const first = job * block;
  const count = Math.min(block, mapPositions(features) - first);
  const line = 4 * channels;
  const to = out + first * line;
  kernels("multiply")(address + first * line, difference, to, count, channels, channels, line);
  if (weights !== 0) kernels("weigh")(to, weights + 4 * first, channels, count);
}
