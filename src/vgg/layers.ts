/**
 * The room `vgg`: the networks as tables. It holds names, shapes and input conventions, and must not know
 * tensors, files or losses.
 */

/** A full network of the VGG family, or our own narrow one. */
export type NetworkName = "vgg16" | "vgg19" | "vgg19-lite";

/** The canonical name of a convolution, such as `block4_conv2`. */
export type LayerName = `block${number}_conv${number}`;

/** One convolution: 3x3, stride 1, same size out as in, followed by a ReLU. */
export interface Convolution {
  /** Canonical name. */
  readonly name: LayerName;
  /** Channels in. */
  readonly inputs: number;
  /** Channels out. */
  readonly outputs: number;
  /** Block number from 1; block b sees the picture halved b - 1 times. */
  readonly block: number;
}

/** A network: its convolutions in order; a 2x2 pooling of stride 2 stands between blocks. */
export interface NetworkTable {
  /** Which network this is. */
  readonly name: NetworkName;
  /** Convolutions in the order of the data. */
  readonly convolutions: readonly Convolution[];
}

/** Convolutions in each block (Simonyan and Zisserman 2015, table 1: columns D and E). */
const DEPTHS: Readonly<Record<NetworkName, readonly number[]>> = {
  "vgg16": [2, 2, 3, 3, 3],
  "vgg19": [2, 2, 4, 4, 4],
  "vgg19-lite": [2, 2, 4, 4, 4],
};

/** Channels of the full networks in each block. */
const FULL_WIDTHS: readonly number[] = [64, 128, 256, 512, 512];

/** Channel means that the Oxford weights expect taken off, in B, G, R order, 0..255 (Keras `caffe` mode). */
export const CHANNEL_MEANS_BGR: readonly [number, number, number] = [103.939, 116.779, 123.68];

/** Returns the table of a network with the given channels per block. */
export function networkTable(
  name: NetworkName,
  widths: readonly number[] = FULL_WIDTHS,
): NetworkTable {
  const convolutions: Convolution[] = [];
  let inputs = 3;
  for (const [index, depth] of DEPTHS[name].entries()) {
    const outputs = widths[index];
    if (outputs === undefined) break;
    for (let conv = 1; conv <= depth; conv++) {
      convolutions.push({
        name: `block${index + 1}_conv${conv}`,
        inputs,
        outputs,
        block: index + 1,
      });
      inputs = outputs;
    }
  }
  return { name, convolutions };
}
