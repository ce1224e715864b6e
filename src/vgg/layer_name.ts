import type { LayerName, NetworkTable } from "./layers.ts";

const PATTERN = /^(?:block(\d)_conv(\d)|(?:conv|relu)(\d)_(\d))$/;

/** Returns the canonical name of a layer written as `block4_conv2`, `conv4_2` or `relu4_2`. */
export function parseLayerName(text: string, network: NetworkTable): LayerName {
  const match = PATTERN.exec(text.trim());
  const block = match?.[1] ?? match?.[3];
  const conv = match?.[2] ?? match?.[4];
  const found = network.convolutions.find((layer) => layer.name === `block${block}_conv${conv}`);
  if (found) return found.name;
  const names = network.convolutions.map((layer) => layer.name).join(", ");
  throw new RangeError(`Cannot find layer "${text}" in ${network.name}: choose one of ${names}`);
}
