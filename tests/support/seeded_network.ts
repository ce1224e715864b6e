import { createRandom } from "../../src/base/random.ts";
import { type NetworkName, networkTable } from "../../src/vgg/layers.ts";
import type { Network } from "../../src/vgg/network.ts";

/** Widths of a network that fits in a few kilobytes. */
export const TINY_WIDTHS: readonly number[] = [2, 3, 4, 5, 6];

/** Returns a network with seeded weights; values are multiples of 1/1024, which F16 holds exactly. */
export function seededNetwork(
  name: NetworkName = "vgg19-lite",
  widths: readonly number[] | undefined = name === "vgg19-lite" ? TINY_WIDTHS : undefined,
): Network {
  const random = createRandom(7);
  function values(count: number): Float32Array {
    return Float32Array.from({ length: count }, () => Math.round(random() * 1024 - 512) / 1024);
  }
  const table = networkTable(name, widths);
  const weights = new Map(table.convolutions.map((layer) => [layer.name, {
    kernel: values(9 * layer.inputs * layer.outputs),
    bias: values(layer.outputs),
  }]));
  return { table, weights, sha256: "", source: "seeded" };
}
