import type { LayerName } from "../../../vgg/layers.ts";
import type { ContentStore } from "../kernels/content.ts";
import { CHANNEL_STEP, type FeatureMap, mapPositions } from "./feature_map.ts";
import { panelsLength, toPanels } from "./gram_panels.ts";
import type { PassMaps } from "./pass_maps.ts";
import { GRAM_POSITIONS, gramScratchBytes } from "./run_gram.ts";
import type { Space } from "./space.ts";
import type { Step } from "./step.ts";
import type { ContentTerm, StyleTerm, Term } from "./terms.ts";

/** Most partial Gram matrices of a tap. */
const MOST_PARTS = 32;

/** Positions in one job of a term. */
const POSITIONS = 96;

/** Where a Gram matrix is computed; taps take turns. */
export interface GramDesk {
  /** Partial matrices. */
  readonly partials: number;
  /** factor * (G / M - target), in panels. */
  readonly difference: number;
}

/** What a Gram matrix is compared with. */
export interface GramComparison {
  /** Position weights, or 0. */
  readonly weights: number;
  /** Target in panels. */
  readonly target: number;
  /** 1 / M. */
  readonly share: number;
  /** Before the difference. */
  readonly factor: number;
  /** One f64 for each job. */
  readonly sums: number;
}

/** A term with its data's addresses. */
export interface TermPlace {
  readonly term: Term;
  /** Features of the content, or the style's Gram matrix in panels. */
  readonly target: number;
  /** Position weights, or 0. */
  readonly weights: number;
  /** One f64 for each job. */
  readonly sums: number;
  /** Jobs that write a sum. */
  readonly jobs: number;
}

/** Reserves the desk for the largest of the given maps. */
export function layOutDesk(space: Space, maps: readonly FeatureMap[]): GramDesk {
  const partials = maps.map((map) => 4 * partsOf(map).parts * map.channels ** 2);
  const difference = maps.map(({ channels }) => 4 * channels ** 2);
  for (const { channels } of maps) space.needScratch(gramScratchBytes(channels, true));
  return {
    partials: space.reserve(Math.max(0, ...partials)),
    difference: space.reserve(Math.max(0, ...difference)),
  };
}

/** Blocks depend on the map alone, so that sums do not depend on threads. */
function partsOf(map: FeatureMap): { readonly block: number; readonly parts: number } {
  const positions = mapPositions(map);
  const block = Math.ceil(positions / MOST_PARTS / GRAM_POSITIONS) * GRAM_POSITIONS;
  return { block, parts: block === 0 ? 0 : Math.ceil(positions / block) };
}

/** Returns the steps that compute a map's Gram matrix and compare it. */
export function gramSteps(
  features: FeatureMap,
  desk: GramDesk,
  { weights, ...comparison }: GramComparison,
): Step[] {
  const { channels } = features;
  const { block, parts } = partsOf(features);
  const { partials, difference: out } = desk;
  const jobs = channels / CHANNEL_STEP;
  return [
    { kind: "gram", features, weights, partials, block, jobs: parts },
    {
      ...{ kind: "compareGram", channels, partials, parts, out, ...comparison },
      ...{ block: CHANNEL_STEP, jobs },
    },
  ];
}

/** Reserves room for the data of a term. */
export function layOutTerm(space: Space, term: Term, maps: PassMaps): TermPlace {
  const features = featuresOf(maps, term.layer);
  const positions = mapPositions(features);
  const jobs = term.kind === "content"
    ? Math.ceil(positions / POSITIONS)
    : features.channels / CHANNEL_STEP;
  const length = term.kind === "content"
    ? positions * features.channels
    : panelsLength(features.channels);
  return {
    term,
    jobs,
    target: space.reserve(4 * length),
    weights: term.weights ? space.reserve(4 * positions) : 0,
    sums: space.reserve(8 * jobs),
  };
}

/** Returns what stands at a term's target address. */
export function termTarget({ target, kind }: Term): Float32Array {
  return kind === "content" ? target : toPanels(target.values, target.channels);
}

/**
 * Returns the steps of the terms at one tap. Style comes first: it sets the gradient, and content adds to
 * it; where there is no style, content sets it.
 */
export function termSteps(
  places: readonly TermPlace[],
  features: FeatureMap,
  options: { readonly desk: GramDesk; readonly tapSpace: number; readonly scale: number },
): Step[] {
  const steps: Step[] = [];
  for (const at of places) {
    const { term } = at;
    if (term.kind === "style") steps.push(...styleSteps(at, term, { features, ...options }));
  }
  for (const at of places) {
    const { term } = at;
    if (term.kind !== "content") continue;
    const store: ContentStore = steps.length > 0 ? "add" : "set";
    steps.push({ ...contentStep(at, term, { features, ...options }), store });
  }
  return steps;
}

interface TapOptions {
  readonly features: FeatureMap;
  readonly desk: GramDesk;
  readonly tapSpace: number;
  readonly scale: number;
}

/** d/dF of |G / M - T|^2 is 4 / M * w F (G / M - T). */
function styleSteps(
  { target, weights, sums }: TermPlace,
  { coefficient, positions }: StyleTerm,
  { features, desk, tapSpace, scale }: TapOptions,
): Step[] {
  const share = 1 / positions;
  const factor = 4 * coefficient * scale * share;
  const { difference } = desk;
  const jobs = Math.ceil(mapPositions(features) / POSITIONS);
  return [
    ...gramSteps(features, desk, { weights, target, share, factor, sums }),
    {
      ...{ kind: "styleGradient", features, difference, weights, out: tapSpace },
      ...{ block: POSITIONS, jobs },
    },
  ];
}

function contentStep(
  { target, weights, sums, jobs }: TermPlace,
  { coefficient }: ContentTerm,
  { features, tapSpace, scale }: TapOptions,
): Extract<Step, { kind: "content" }> {
  const factor = 2 * coefficient * scale;
  return {
    ...{ kind: "content", store: "set", features, target, weights, out: tapSpace },
    ...{ factor, sums, block: POSITIONS, jobs },
  };
}

/** Returns a layer's map. */
export function featuresOf({ layers }: PassMaps, name: LayerName): FeatureMap {
  const found = layers.find(({ layer }) => layer.name === name);
  if (!found) throw new TypeError(`Cannot read ${name}: the pass does not reach it`);
  return found.features;
}
