/** A map of numbers over a picture or a tap. */
export interface WeightMap {
  /** Width in positions. */
  readonly width: number;
  /** Height in positions. */
  readonly height: number;
  /** `[height, width]`. */
  readonly values: Float32Array;
}

/**
 * Returns the visibility map as a tap of the given block sees it: the mean over each 2x2 window, once for
 * each pooling before it. Odd rows and columns fall away as they do in the network's own pooling.
 */
export function tapWeights(visibility: WeightMap, block: number): WeightMap {
  let map = visibility;
  for (let pooled = 1; pooled < block; pooled++) map = halve(map);
  return map;
}

function halve(map: WeightMap): WeightMap {
  const width = Math.floor(map.width / 2);
  const height = Math.floor(map.height / 2);
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const corner = 2 * y * map.width + 2 * x;
      const below = corner + map.width;
      values[y * width + x] = 0.25 *
        ((map.values[corner] ?? 0) + (map.values[corner + 1] ?? 0) +
          (map.values[below] ?? 0) + (map.values[below + 1] ?? 0));
    }
  }
  return { width, height, values };
}

/** Returns the sum of a map in float64: the positions M that a tap counts. */
export function totalWeight(map: WeightMap): number {
  let sum = 0;
  for (const value of map.values) sum += value;
  return sum;
}
