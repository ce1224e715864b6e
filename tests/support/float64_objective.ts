import type {
  Losses,
  NetworkReading,
  ObjectiveSpec,
  SeenPicture,
} from "../../src/engine/engine.ts";
import type { Normalization } from "../../src/loss/normalization.ts";
import { deepestLayer } from "../../src/vgg/deepest_layer.ts";
import type { LayerName } from "../../src/vgg/layers.ts";
import type { Network } from "../../src/vgg/network.ts";
import { float64Features, type Float64Map } from "./float64_network.ts";

/** An objective, with the style as a picture: its Gram matrices are this file's own. */
export interface Float64Spec extends Omit<ObjectiveSpec, "styleTargets" | "scale"> {
  readonly network: Network;
  readonly reading: NetworkReading;
  readonly style: SeenPicture;
}

/** G = F diag(w) F^T and M. */
interface Gram {
  readonly values: Float64Array;
  readonly positions: number;
}

/** Returns the whole objective in float64 as a function of the picture, from the printed formulas. */
export function float64Objective(spec: Float64Spec): (image: ArrayLike<number>) => Losses {
  const layers = [...spec.contentLayers, ...spec.styleLayers].map((entry) => entry.layer);
  const deepest = deepestLayer(spec.network.table, layers);
  const read = (map: Float64Map) => float64Features(map, { ...spec, deepest });
  const { width, height } = spec.content.plane;
  const content = read(toMap(spec.content));
  const style = read(toMap(spec.style));
  const targets = new Map(spec.styleLayers.map(({ layer }) => [
    layer,
    gramOf(style.get(layer)!, weightsAt(spec.style, layer)),
  ]));
  return function losses(image: ArrayLike<number>): Losses {
    const picture = { width, height, channels: 3, values: Float64Array.from(image) };
    const found = read(picture);
    let contentSum = 0;
    for (const { layer, weight } of spec.contentLayers) {
      const weights = weightsAt(spec.content, layer);
      const [features, target] = [found.get(layer)!, content.get(layer)!];
      contentSum += weight * contentTerm(spec.normalization, { features, target, weights });
    }
    let styleSum = 0;
    for (const { layer, weight } of spec.styleLayers) {
      const gram = gramOf(found.get(layer)!, weightsAt(spec.content, layer));
      const channels = found.get(layer)!.channels;
      styleSum += weight *
        styleTerm(spec.normalization, { gram, target: targets.get(layer)!, channels });
    }
    const variation = spec.variationWeight * spec.unit ** 2 *
      variationTerm(spec.normalization, picture, weightsAt(spec.content, "block1_conv1"));
    const weighted = {
      content: spec.contentWeight * contentSum,
      style: spec.styleWeight * styleSum,
    };
    return { ...weighted, variation, total: weighted.content + weighted.style + variation };
  };
}

function toMap({ plane: { width, height, data } }: SeenPicture): Float64Map {
  return { width, height, channels: 3, values: Float64Array.from(data) };
}

/** Visibility as a layer sees it: 2x2 means once for each pooling before it. */
function weightsAt({ plane, visibility }: SeenPicture, layer: LayerName): Float64Map {
  let map: Float64Map = {
    width: plane.width,
    height: plane.height,
    channels: 1,
    values: Float64Array.from(visibility ?? new Float64Array(plane.width * plane.height).fill(1)),
  };
  for (let block = Number(layer[5]); block > 1; block--) {
    const { width: before, values: from } = map;
    const width = Math.floor(before / 2);
    const height = Math.floor(map.height / 2);
    const values = Float64Array.from({ length: width * height }, (_, i) => {
      const corner = 2 * Math.floor(i / width) * before + 2 * (i % width);
      return (from[corner]! + from[corner + 1]! + from[corner + before]! +
        from[corner + before + 1]!) / 4;
    });
    map = { width, height, channels: 1, values };
  }
  return map;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function gramOf({ channels, values }: Float64Map, weights: Float64Map): Gram {
  const gram = new Float64Array(channels ** 2);
  for (const [at, weight] of weights.values.entries()) {
    for (let i = 0; i < channels; i++) {
      for (let j = 0; j < channels; j++) {
        gram[i * channels + j]! += weight * values[at * channels + i]! * values[at * channels + j]!;
      }
    }
  }
  return { values: gram, positions: sum(weights.values) };
}

function contentTerm(
  normalization: Normalization,
  { features, target, weights }: Record<"features" | "target" | "weights", Float64Map>,
): number {
  const { channels } = features;
  const weight = (i: number): number => weights.values[Math.floor(i / channels)]!;
  const squares = sum(
    features.values.map((value, i) => weight(i) * (value - target.values[i]!) ** 2),
  );
  if (normalization === "gatys-paper" || normalization === "sum") return squares / 2;
  if (normalization !== "impasto") return squares / (channels * sum(weights.values));
  return squares / sum(target.values.map((value, i) => weight(i) * value ** 2));
}

function styleTerm(
  normalization: Normalization,
  { gram: { values: g, positions: m }, target: { values: a, positions: ma }, channels }: {
    readonly gram: Gram;
    readonly target: Gram;
    readonly channels: number;
  },
): number {
  if (normalization === "sum") return sum(g.map((value, i) => (value - a[i]! * m / ma) ** 2));
  const squares = sum(g.map((value, i) => (value / m - a[i]! / ma) ** 2));
  if (normalization === "impasto") return squares / sum(a.map((value) => (value / ma) ** 2));
  if (normalization === "gatys-code") return 1e3 / channels ** 2 * (squares / channels ** 2);
  if (normalization === "gatys-paper") return squares / (4 * channels ** 2);
  return squares / channels ** 2;
}

function variationTerm(
  normalization: Normalization,
  { width, height, values }: Float64Map,
  weights: Float64Map,
): number {
  let squares = 0, counted = 0;
  for (let at = 0; at < width * height; at++) {
    const right = at % width + 1 < width ? [at + 1] : [];
    const below = at + width < width * height ? [at + width] : [];
    for (const other of [...right, ...below]) {
      const weight = Math.min(weights.values[at]!, weights.values[other]!);
      for (let c = 0; c < 3; c++) {
        squares += weight * (values[at * 3 + c]! - values[other * 3 + c]!) ** 2;
        counted += weight;
      }
    }
  }
  return normalization === "impasto" ? squares / counted : squares;
}
