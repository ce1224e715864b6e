import type { LayerName, NetworkTable } from "./layers.ts";

/** Returns the layer that a pass has to reach to have seen all the given ones. */
export function deepestLayer(network: NetworkTable, layers: readonly LayerName[]): LayerName {
  const deepest = network.convolutions.findLast(({ name }) => layers.includes(name));
  if (!deepest) throw new RangeError("Cannot read a network at no layer: name at least one");
  return deepest.name;
}
