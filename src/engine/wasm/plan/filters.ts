import type { Convolution, LayerName } from "../../../vgg/layers.ts";
import type { ConvolutionWeights, Network } from "../../../vgg/network.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { Heap } from "../threads/heap.ts";
import { filledChannels } from "./feature_map.ts";
import { place, type Space } from "./space.ts";
import { matricesBytes, matrixStride } from "./tiling.ts";

/** One convolution's transformed weights in shared memory. */
export interface Filter {
  /** Channels in, filled. */
  readonly inputs: number;
  /** Channels out, filled. */
  readonly outputs: number;
  /** 36 right matrices `[inputs, outputs]`, one `matrixStride` apart. */
  readonly forward: number;
  /** 36 right matrices `[outputs, inputs]` of the kernel turned by 180 degrees. */
  readonly backward: number;
  /** `[outputs]`. */
  readonly bias: number;
}

/** Transforms the weights of all convolutions up to and including `deepest`. */
export function uploadFilters(
  network: Network,
  deepest: LayerName,
  { heap, kernels }: { readonly heap: Heap; readonly kernels: Kernels },
): ReadonlyMap<LayerName, Filter> {
  const { convolutions } = network.table;
  const end = convolutions.findIndex((layer) => layer.name === deepest) + 1;
  const used = convolutions.slice(0, end);
  const { plan } = place(
    heap,
    `the weights of ${network.table.name}`,
    (space) => new Map(used.map((layer) => [layer.name, layOutFilter(layer, space)])),
  );
  const largest = Math.max(...Array.from(plan.values(), (filter) => kernelLength(filter)));
  const raw = place(heap, "the transform of the weights", (space) => space.reserve(4 * largest));
  for (const layer of used) {
    const weights = network.weights.get(layer.name);
    const filter = plan.get(layer.name);
    if (!weights || !filter) {
      throw new TypeError(`Cannot use ${network.table.name}: ${layer.name} has no weights`);
    }
    const { inputs, outputs, forward, backward, bias } = filter;
    const values = heap.floats(raw.plan, kernelLength(filter));
    const biases = heap.floats(bias, outputs);
    biases.fill(0);
    biases.set(weights.bias);
    fillKernel(values, layer, { weights, filter });
    const stride = matrixStride(inputs, outputs);
    kernels("transformFilter")(raw.plan, forward, inputs, outputs, stride);
    fillTurned(values, layer, { weights, filter });
    kernels("transformFilter")(raw.plan, backward, outputs, inputs, stride);
  }
  raw.free();
  return plan;
}

function layOutFilter(layer: Convolution, space: Space): Filter {
  const inputs = filledChannels(layer.inputs);
  const outputs = filledChannels(layer.outputs);
  const bytes = matricesBytes(inputs, outputs);
  return {
    inputs,
    outputs,
    forward: space.reserve(bytes),
    backward: space.reserve(bytes),
    bias: space.reserve(4 * outputs),
  };
}

function kernelLength({ inputs, outputs }: Filter): number {
  return 9 * inputs * outputs;
}

interface FilterSource {
  readonly weights: ConvolutionWeights;
  readonly filter: Filter;
}

/** Writes `[9, inputs, outputs]`, filled with zeros. */
function fillKernel(
  values: Float32Array,
  layer: Convolution,
  { weights: { kernel }, filter }: FilterSource,
): void {
  values.fill(0);
  for (let tap = 0; tap < 9; tap++) {
    for (let input = 0; input < layer.inputs; input++) {
      const from = (tap * layer.inputs + storedInput(layer, input)) * layer.outputs;
      const to = (tap * filter.inputs + input) * filter.outputs;
      values.set(kernel.subarray(from, from + layer.outputs), to);
    }
  }
}

/** Writes the turned kernel `[9, outputs, inputs]`, filled with zeros. */
function fillTurned(
  values: Float32Array,
  layer: Convolution,
  { weights: { kernel }, filter }: FilterSource,
): void {
  values.fill(0);
  for (let tap = 0; tap < 9; tap++) {
    for (let input = 0; input < layer.inputs; input++) {
      const from = (tap * layer.inputs + storedInput(layer, input)) * layer.outputs;
      const to = (8 - tap) * filter.outputs * filter.inputs + input;
      for (let output = 0; output < layer.outputs; output++) {
        values[to + output * filter.inputs] = kernel[from + output] ?? 0;
      }
    }
  }
}

/** The weights read B, G, R; turning the first kernel's inputs round lets pictures stay R, G, B. */
function storedInput(layer: Convolution, input: number): number {
  return layer.inputs === 3 ? 2 - input : input;
}
