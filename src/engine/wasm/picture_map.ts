import type { Plane } from "../../image/pixels.ts";
import type { FirstPadding } from "../engine.ts";
import { prepareInput, prepareInputBack } from "../reference/input.ts";
import type { FeatureMap } from "./plan/feature_map.ts";
import type { Heap } from "./threads/heap.ts";

/** Writes a picture as the network's prepared input, its channels filled up with zeros. */
export function writePicture(
  heap: Heap,
  map: FeatureMap,
  picture: { readonly plane: Plane; readonly padding: FirstPadding },
): void {
  const { plane: { width, height, data }, padding } = picture;
  const prepared = prepareInput(data, { width, height, padding });
  const values = heap.floats(map.address, map.width * map.height * map.channels);
  values.fill(0);
  for (let from = 0, to = 0; from < prepared.length; from += 3, to += map.channels) {
    values[to] = prepared[from] ?? 0;
    values[to + 1] = prepared[from + 1] ?? 0;
    values[to + 2] = prepared[from + 2] ?? 0;
  }
}

/** Reads the gradient that has taken the place of a prepared input. */
export function readGradient(
  heap: Heap,
  map: FeatureMap,
  into: { readonly gradient: Float32Array; readonly padding: FirstPadding },
): void {
  const values = heap.floats(map.address, map.width * map.height * map.channels);
  const prepared = new Float32Array(map.width * map.height * 3);
  for (let from = 0, to = 0; to < prepared.length; from += map.channels, to += 3) {
    prepared[to] = values[from] ?? 0;
    prepared[to + 1] = values[from + 1] ?? 0;
    prepared[to + 2] = values[from + 2] ?? 0;
  }
  const margin = into.padding === "replicate" ? 2 : 0;
  const shape = { width: map.width - margin, height: map.height - margin, padding: into.padding };
  prepareInputBack(prepared, shape, into.gradient);
}
