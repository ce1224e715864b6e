import type { LayerName } from "../../../vgg/layers.ts";
import type { NetworkReading } from "../../engine.ts";
import type { Finish, GradientFinish } from "../kernels/finish.ts";
import {
  type ConvolutionMaps,
  type ConvolutionShop,
  convolutionSteps,
  sharedMatricesBytes,
} from "./convolution_steps.ts";
import { type FeatureMap, mapPositions } from "./feature_map.ts";
import type { Filter } from "./filters.ts";
import type { PassLayer, PassMaps } from "./pass_maps.ts";
import type { Step } from "./step.ts";

/** Rows of a pooled map in one job. */
const POOL_ROWS = 2;

/** Positions in one job of what is done value by value. */
export const POSITIONS = 512;

/** Everything that a pass is written from. */
export interface PassPlan {
  /** Maps. */
  readonly maps: PassMaps;
  /** Transformed weights. */
  readonly filters: ReadonlyMap<LayerName, Filter>;
  /** How the network is read. */
  readonly reading: NetworkReading;
  /** Layers that are read. */
  readonly taps: readonly LayerName[];
  /** What convolutions share. */
  readonly shop: ConvolutionShop;
}

/** Bytes of the matrices that the convolutions of a pass share, forward and back. */
export function passMatricesBytes(maps: PassMaps, threads: number): number {
  let most = 0;
  let before = maps.input;
  for (const { pooled, features } of maps.layers) {
    const source = pooled ?? before;
    for (const pair of [{ source, out: features }, { source: features, out: source }]) {
      most = Math.max(most, sharedMatricesBytes(pair, threads));
    }
    before = features;
  }
  return most;
}

/** Returns the steps from the input to the deepest tap. */
export function forwardSteps(plan: PassPlan): Step[] {
  const { maps, reading, taps } = plan;
  const steps: Step[] = [];
  let flow = maps.input;
  for (const [index, { layer, pooled, features, tapSpace }] of maps.layers.entries()) {
    if (pooled) {
      steps.push(poolStep(plan, { source: flow, out: pooled }));
      flow = pooled;
    }
    const before = reading.taps === "conv" && taps.includes(layer.name);
    const { forward: filter, bias } = filterOf(plan, layer.name);
    steps.push(...convolutionSteps({
      ...{ source: flow, out: features, filter, extra: bias },
      padding: paddingOf(plan, index),
      finish: before ? "bias" : "biasRelu",
    }, plan.shop));
    flow = features;
    if (before && index < maps.layers.length - 1) {
      flow = { ...features, address: tapSpace };
      const jobs = Math.ceil(mapPositions(flow) / POSITIONS);
      steps.push({ kind: "rectify", source: features, out: flow, block: POSITIONS, jobs });
    }
  }
  return steps;
}

/**
 * Returns the steps from the deepest tap back to the input. `tapSteps` writes a tap's own gradient into its
 * tap space; it runs while the tap's features are still there.
 */
export function backwardSteps(
  plan: PassPlan,
  tapSteps: (tap: PassLayer) => Step[],
): Step[] {
  const { maps, reading, taps } = plan;
  const { layers } = maps;
  const steps: Step[] = [];
  for (const [index, tap] of [...layers.entries()].toReversed()) {
    const { layer, features, tapSpace } = tap;
    const tapped = taps.includes(layer.name);
    if (tapped) steps.push(...tapSteps(tap));
    const tapFinish = reading.taps === "relu" ? "addMask" : "maskAdd";
    const into = { out: features, finish: tapped ? tapFinish : "mask", extra: tapSpace } as const;
    const next = layers[index + 1];
    if (!next) {
      const jobs = Math.ceil(mapPositions(features) / POSITIONS);
      steps.push({ kind: "finish", ...into, map: features, block: POSITIONS, jobs });
    } else if (next.pooled) {
      const { pooled } = next;
      steps.push(...backStep(plan, index + 1, { out: pooled, finish: "plain", extra: 0 }));
      steps.push(poolBackStep(plan, { ...into, map: features, pooled }));
    } else steps.push(...backStep(plan, index + 1, into));
  }
  return [...steps, ...backStep(plan, 0, { out: maps.input, finish: "plain", extra: 0 })];
}

function backStep(
  plan: PassPlan,
  index: number,
  into: { readonly out: FeatureMap; readonly finish: Finish; readonly extra: number },
): Step[] {
  const { layer, features } = layerAt(plan, index);
  const { backward: filter } = filterOf(plan, layer.name);
  // The input gradient of a 3x3 convolution is the convolution with the turned kernel, padded to size.
  const padding = 2 - paddingOf(plan, index);
  return convolutionSteps({ source: features, filter, padding, ...into }, plan.shop);
}

function poolStep({ reading }: PassPlan, { source, out }: ConvolutionMaps): Step {
  const jobs = Math.ceil(out.height / POOL_ROWS);
  return { kind: "pool", pooling: reading.pooling, source, out, block: POOL_ROWS, jobs };
}

function poolBackStep({ reading }: PassPlan, into: {
  readonly map: FeatureMap;
  readonly pooled: FeatureMap;
  readonly finish: GradientFinish;
  readonly extra: number;
}): Step {
  const { map, pooled, finish, extra } = into;
  const jobs = Math.ceil(pooled.height / POOL_ROWS);
  const maps = { map, pooled, block: POOL_ROWS, jobs };
  return { kind: "poolBack", pooling: reading.pooling, finish, extra, ...maps };
}

function layerAt({ maps }: PassPlan, index: number): PassLayer {
  const found = maps.layers[index];
  if (!found) throw new TypeError(`Cannot plan layer ${index}: the pass does not reach it`);
  return found;
}

function filterOf({ filters }: PassPlan, name: LayerName): Filter {
  const found = filters.get(name);
  if (!found) throw new TypeError(`Cannot read ${name}: the engine was made without it`);
  return found;
}

/** Rows of zeros in front: none where the picture brings its own margin. */
function paddingOf({ reading }: PassPlan, index: number): number {
  return reading.padding === "replicate" && index === 0 ? 0 : 1;
}
