import type { LayerName, NetworkTable } from "./layers.ts";

/** Kernel and bias of one convolution. */
export interface ConvolutionWeights {
  /** `[3, 3, inputs, outputs]`, row by row (HWIO). */
  readonly kernel: Float32Array;
  /** `[outputs]`. */
  readonly bias: Float32Array;
}

/** A network with its weights in memory; always reads BGR, 0..255, less the channel means. */
export interface Network {
  /** Names and shapes. */
  readonly table: NetworkTable;
  /** Weights by layer. */
  readonly weights: ReadonlyMap<LayerName, ConvolutionWeights>;
  /** Lower-case hex SHA-256 of the file that the weights came from; names the network in a record. */
  readonly sha256: string;
  /** Where the weights were found, for messages; never a path in a record. */
  readonly source: string;
}
