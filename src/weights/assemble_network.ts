import { WeightsError } from "../base/errors.ts";
import { type Convolution, type LayerName, type NetworkName, networkTable } from "../vgg/layers.ts";
import type { ConvolutionWeights, Network } from "../vgg/network.ts";
import type { StoredTensor } from "./stored_tensor.ts";

/** What the tensors are, and where they came from. */
export interface AssembleOptions {
  /** Network that they have to fit. @default the one that their names and shapes speak of */
  readonly name?: NetworkName | undefined;
  /** SHA-256 of the file, lower-case hex. */
  readonly sha256: string;
  /** Names the file in errors. */
  readonly source: string;
}

type Tensors = ReadonlyMap<string, StoredTensor>;

/**
 * Builds a network from tensors by name, after checking every shape.
 *
 * A file may stop after any convolution: taps beyond it are then not to be had. `vgg19-lite` has the depth of VGG19
 * and takes its widths from the tensors.
 */
export function assembleNetwork(tensors: Tensors, options: AssembleOptions): Network {
  const { sha256, source } = options;
  const name = options.name ?? speakingName(tensors);
  const full = networkTable(name, name === "vgg19-lite" ? foundWidths(tensors) : undefined);
  checkFamily(tensors, name, source);
  const convolutions = presentConvolutions(tensors, full.convolutions, source);
  const weights = new Map<LayerName, ConvolutionWeights>();
  for (const layer of convolutions) weights.set(layer.name, readLayer(tensors, layer, source));
  return { table: { name, convolutions }, weights, sha256, source };
}

/** Returns the tensors of a network in the order of its layers, by the names of our file format. */
export function networkTensors(network: Network): StoredTensor[] {
  return network.table.convolutions.flatMap((layer): StoredTensor[] => {
    const weights = network.weights.get(layer.name);
    if (weights === undefined) return [];
    const { kernel, bias } = weights;
    return [
      { name: `${layer.name}/kernel`, shape: kernelShape(layer), values: () => kernel },
      { name: `${layer.name}/bias`, shape: [layer.outputs], values: () => bias },
    ];
  });
}

// VGG16 and VGG19 agree up to block3_conv3, and only VGG19 has a block3_conv4.
function speakingName(tensors: Tensors): NetworkName {
  if (tensors.get("block1_conv1/kernel")?.shape[3] !== 64) return "vgg19-lite";
  const sixteen = tensors.has("block4_conv1/kernel") && !tensors.has("block3_conv4/kernel");
  return sixteen ? "vgg16" : "vgg19";
}

function foundWidths(tensors: Tensors): number[] {
  const widths: number[] = [];
  for (let block = 1; block <= 5; block++) {
    const width = tensors.get(`block${block}_conv1/kernel`)?.shape[3];
    if (width === undefined) break;
    widths.push(width);
  }
  return widths;
}

function checkFamily(tensors: Tensors, name: NetworkName, source: string): void {
  if (name === "vgg16" && tensors.has("block3_conv4/kernel")) {
    throw new WeightsError(
      `Cannot use ${source} as vgg16 as it holds block3_conv4, which only VGG19 has: name the network vgg19`,
    );
  }
}

function presentConvolutions(
  tensors: Tensors,
  convolutions: readonly Convolution[],
  source: string,
): Convolution[] {
  const present = convolutions.filter((layer) => tensors.has(`${layer.name}/kernel`));
  const first = convolutions.find((layer) => !tensors.has(`${layer.name}/kernel`));
  if (present.length === 0) {
    throw new WeightsError(
      `Cannot use ${source} as it has no tensor block1_conv1/kernel: choose weights of VGG16 or VGG19`,
    );
  }
  const last = present.at(-1);
  if (first !== undefined && last !== convolutions[present.length - 1]) {
    throw new WeightsError(
      `Cannot use ${source} as it lacks ${first.name}/kernel but has ${last?.name}/kernel: ` +
        "choose complete weights, or another network name",
    );
  }
  return present;
}

function readLayer(tensors: Tensors, layer: Convolution, source: string): ConvolutionWeights {
  return {
    kernel: readTensor(tensors, {
      name: `${layer.name}/kernel`,
      shape: kernelShape(layer),
      source,
    }),
    bias: readTensor(tensors, { name: `${layer.name}/bias`, shape: [layer.outputs], source }),
  };
}

interface ExpectedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly source: string;
}

function readTensor(tensors: Tensors, expected: ExpectedTensor): Float32Array {
  const { name, shape, source } = expected;
  const tensor = tensors.get(name);
  if (tensor === undefined) {
    throw new WeightsError(`Cannot use ${source} as it lacks ${name}: choose complete weights`);
  }
  if (tensor.shape.join() !== shape.join()) {
    throw new WeightsError(
      `Cannot use ${source} as its tensor ${name} has shape [${tensor.shape.join(", ")}] where ` +
        `[${shape.join(", ")}] is expected: choose weights of this network`,
    );
  }
  const values = tensor.values();
  if (!isFiniteThroughout(values)) {
    throw new WeightsError(
      `Cannot use ${source} as its tensor ${name} holds values that are not finite: get the file again`,
    );
  }
  return values;
}

// Zero times a number that is not finite is not a number. One pass of plain arithmetic is three times as fast as a
// call for each of the 20 million values.
function isFiniteThroughout(values: Float32Array): boolean {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += 0 * (values[index] ?? 0);
  return sum === 0;
}

function kernelShape(layer: Convolution): number[] {
  return [3, 3, layer.inputs, layer.outputs];
}
