import { contentName } from "../kernels/content.ts";
import { poolBackName, poolName } from "../kernels/pool.ts";
import { mapPositions } from "./feature_map.ts";
import type { JobPlace } from "./job_place.ts";
import { runConvolve, runMultiply, runTransform } from "./run_convolve.ts";
import { runCompareGram, runGram, runStyleGradient } from "./run_gram.ts";
import type { ContentStep, FinishStep, PoolBackStep, PoolStep, RectifyStep, Step } from "./step.ts";

/** Does one job of a step. */
export function runJob(step: Step, place: JobPlace): void {
  switch (step.kind) {
    case "convolve":
      return runConvolve(step, place);
    case "transformInput":
    case "transformOutput":
      return runTransform(step, place);
    case "multiply":
      return runMultiply(step, place);
    case "pool":
      return runPool(step, place);
    case "poolBack":
      return runPoolBack(step, place);
    case "finish":
      return runFinish(step, place);
    case "rectify":
      return runRectify(step, place);
    case "content":
      return runContent(step, place);
    case "gram":
      return runGram(step, place);
    case "compareGram":
      return runCompareGram(step, place);
    case "styleGradient":
      return runStyleGradient(step, place);
  }
}

function runPool({ pooling, source, out, block }: PoolStep, { job, kernels }: JobPlace): void {
  const rows = Math.min(block, out.height - job * block);
  kernels(poolName(pooling))(
    ...[source.address, out.address, out.channels, source.width, out.width, job * block, rows],
  );
}

function runPoolBack(step: PoolBackStep, { job, kernels }: JobPlace): void {
  const { pooling, finish, map, pooled, extra, block } = step;
  const first = job * block;
  const rows = Math.min(block, pooled.height - first);
  kernels(poolBackName(pooling, finish))(
    ...[map.address, pooled.address, extra, map.channels],
    ...[map.width, pooled.width, first, rows],
  );
  if (first + rows < pooled.height || map.height === 2 * pooled.height) return;
  const line = 4 * map.width * map.channels;
  const odd = 2 * pooled.height * line;
  kernels(`finishRange_${finish}`)(map.address + odd, extra + odd, line);
}

function runFinish({ finish, map, extra, block }: FinishStep, { job, kernels }: JobPlace): void {
  const { offset, bytes } = rangeOf(map, job, block);
  kernels(`finishRange_${finish}`)(map.address + offset, extra + offset, bytes);
}

function runRectify({ source, out, block }: RectifyStep, { job, kernels }: JobPlace): void {
  const { offset, bytes } = rangeOf(source, job, block);
  kernels("rectify")(source.address + offset, out.address + offset, bytes);
}

function runContent(step: ContentStep, { job, kernels }: JobPlace): void {
  const { store, features, target, weights, out, factor, sums, block } = step;
  const first = job * block;
  const count = Math.min(block, mapPositions(features) - first);
  const offset = 4 * first * features.channels;
  kernels(contentName(store))(
    ...[features.address + offset, target + offset, weights === 0 ? 0 : weights + 4 * first],
    ...[out + offset, features.channels, count, factor, sums + 8 * job],
  );
}

function rangeOf(
  map: FinishStep["map"],
  job: number,
  block: number,
): { readonly offset: number; readonly bytes: number } {
  const first = job * block;
  const positionBytes = 4 * map.channels;
  const count = Math.min(block, mapPositions(map) - first);
  return { offset: first * positionBytes, bytes: count * positionBytes };
}
