import { WeightsError } from "../base/errors.ts";
import { besideLocation, readLocation } from "../host/read_location.ts";
import type { NetworkName } from "../vgg/layers.ts";
import type { Network } from "../vgg/network.ts";
import { readNetwork } from "./network_file.ts";

/** What is known of the file before it is read. */
export interface ReadNetworkAtOptions {
  /** Network that it has to fit. @default the one that its tensors speak of */
  readonly name?: NetworkName | undefined;
  /** Its bytes, where the caller has them already. @default they are read */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Ends a read from the web. */
  readonly signal?: AbortSignal | undefined;
}

/** Reads the network in the file at a path or a web address; every failure is a `WeightsError`. */
export async function readNetworkAt(
  location: string,
  options: ReadNetworkAtOptions = {},
): Promise<Network> {
  const { name, signal } = options;
  try {
    return await readNetwork(options.bytes ?? await readLocation(location, { signal }), {
      name,
      source: location,
      readBeside: (file) => readLocation(besideLocation(location, file), { signal }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof WeightsError || !(cause instanceof Error)) throw cause;
    throw new WeightsError(cause.message, { cause });
  }
}
