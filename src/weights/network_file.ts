import { WeightsError } from "../base/errors.ts";
import { hexDigest } from "../host/digest.ts";
import type { NetworkName } from "../vgg/layers.ts";
import type { Network } from "../vgg/network.ts";
import { assembleNetwork } from "./assemble_network.ts";
import { isHdf5, readKerasH5 } from "./keras_h5.ts";
import { isSafetensors, parseSafetensors } from "./safetensors.ts";
import { DATA_DIGEST_KEY } from "./safetensors_write.ts";
import { readTfjsLayers } from "./tfjs_layers.ts";

/** What a file is, as far as its bytes cannot say it. */
export interface ReadNetworkOptions {
  /** Network that it has to fit. @default the one that its tensors speak of */
  readonly name?: NetworkName | undefined;
  /** Names the file in errors, and in `Network.source`. */
  readonly source: string;
  /** Returns the bytes of a file beside this one; only the `model.json` of tfjs needs it. */
  readonly readBeside?: (name: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Reads a network from the bytes of a safetensors file, a Keras `.h5` or a tfjs `model.json`, whatever its name. */
export async function readNetwork(
  bytes: Uint8Array<ArrayBuffer>,
  options: ReadNetworkOptions,
): Promise<Network> {
  const { name, source } = options;
  if (isSafetensors(bytes)) {
    const { tensors, metadata, data } = parseSafetensors(bytes, source);
    const expected = metadata[DATA_DIGEST_KEY];
    if (expected !== undefined && hexDigest("sha256", data) !== expected) {
      throw new WeightsError(
        `Cannot use ${source} as its bytes have changed since it was written: fetch it again`,
      );
    }
    return assembleNetwork(tensors, { name, source, sha256: hexDigest("sha256", bytes) });
  }
  if (isHdf5(bytes)) {
    const tensors = await readKerasH5(bytes, source);
    return assembleNetwork(tensors, { name, source, sha256: hexDigest("sha256", bytes) });
  }
  if (startsLikeJson(bytes)) return await readTfjsNetwork(bytes, options);
  throw new WeightsError(
    `Cannot use ${source} as it is neither safetensors nor a Keras .h5 nor a tfjs model.json: ` +
      "choose a file of one of these formats",
  );
}

async function readTfjsNetwork(
  bytes: Uint8Array,
  options: ReadNetworkOptions,
): Promise<Network> {
  const { name, source, readBeside = noNeighbor } = options;
  const { tensors, shards } = await readTfjsLayers(bytes, { source, readShard: readBeside });
  // The model is the description and its shards, so the digest is that of all of them.
  return assembleNetwork(tensors, {
    name,
    source,
    sha256: hexDigest("sha256", bytes, ...shards),
  });
}

function noNeighbor(name: string): never {
  throw new WeightsError(
    `Cannot read shard ${name} as the model was given as bytes: give the path of its model.json`,
  );
}

function startsLikeJson(bytes: Uint8Array): boolean {
  return /^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}
