import type { Pooling } from "../../src/engine/engine.ts";
import type { Convolution, LayerName } from "../../src/vgg/layers.ts";
import type { ConvolutionWeights, Network } from "../../src/vgg/network.ts";
import type { NetworkReading } from "../../src/engine/engine.ts";

/*
 * The network in plain float64 loops: the yardstick of every gradient, as central differences need more
 * digits than float32 has. It shares no arithmetic with the engines.
 */

/** Features `[height, width, channels]`. */
export interface Float64Map {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly values: Float64Array;
}

const MEANS_RGB = [123.68, 116.779, 103.939];

/** Returns the features of every layer up to `deepest` for a picture of RGB 0..1. */
export function float64Features(
  picture: Float64Map,
  { network, reading, deepest }: {
    readonly network: Network;
    readonly reading: NetworkReading;
    readonly deepest: LayerName;
  },
): Map<LayerName, Float64Map> {
  const found = new Map<LayerName, Float64Map>();
  let flow = toNetworkInput(picture);
  let block = 1;
  for (const layer of network.table.convolutions) {
    if (layer.block !== block) flow = pool(flow, reading.pooling);
    block = layer.block;
    const replicate = reading.padding === "replicate" && layer.name === "block1_conv1";
    const before = convolve(flow, { layer, weights: network.weights.get(layer.name)!, replicate });
    flow = { ...before, values: before.values.map((value) => Math.max(value, 0)) };
    found.set(layer.name, reading.taps === "relu" ? flow : before);
    if (layer.name === deepest) break;
  }
  return found;
}

/** BGR, 0..255, less the means. */
function toNetworkInput(picture: Float64Map): Float64Map {
  const values = new Float64Array(picture.values.length);
  for (let pixel = 0; pixel < values.length; pixel += 3) {
    for (let c = 0; c < 3; c++) {
      values[pixel + 2 - c] = 255 * picture.values[pixel + c]! - MEANS_RGB[c]!;
    }
  }
  return { ...picture, values };
}

function convolve(
  input: Float64Map,
  { layer, weights, replicate }: {
    readonly layer: Convolution;
    readonly weights: ConvolutionWeights;
    readonly replicate: boolean;
  },
): Float64Map {
  const { width, height } = input;
  const { inputs, outputs } = layer;
  const values = new Float64Array(width * height * outputs);
  for (let at = 0; at < width * height; at++) {
    const sums = values.subarray(at * outputs, (at + 1) * outputs);
    sums.set(weights.bias);
    for (let tap = 0; tap < 9; tap++) {
      let x = at % width + tap % 3 - 1;
      let y = Math.floor(at / width) + Math.floor(tap / 3) - 1;
      if (replicate) {
        x = Math.min(Math.max(x, 0), width - 1);
        y = Math.min(Math.max(y, 0), height - 1);
      } else if (x < 0 || y < 0 || x >= width || y >= height) continue;
      for (let i = 0; i < inputs; i++) {
        const value = input.values[(y * width + x) * inputs + i]!;
        const row = (tap * inputs + i) * outputs;
        for (let o = 0; o < outputs; o++) sums[o]! += value * weights.kernel[row + o]!;
      }
    }
  }
  return { width, height, channels: outputs, values };
}

function pool(input: Float64Map, pooling: Pooling): Float64Map {
  const { channels } = input;
  const width = Math.floor(input.width / 2);
  const height = Math.floor(input.height / 2);
  const values = new Float64Array(width * height * channels);
  for (let i = 0; i < values.length; i++) {
    const channel = i % channels;
    const x = Math.floor(i / channels) % width;
    const y = Math.floor(i / channels / width);
    const window = [0, 1, input.width, input.width + 1].map((offset) =>
      input.values[(2 * y * input.width + 2 * x + offset) * channels + channel]!
    );
    values[i] = pooling === "max"
      ? Math.max(...window)
      : (window[0]! + window[1]! + window[2]! + window[3]!) / 4;
  }
  return { width, height, channels, values };
}
