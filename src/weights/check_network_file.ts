import { WeightsError } from "../base/errors.ts";
import { hexDigest } from "../host/digest.ts";
import { readLocation } from "../host/read_location.ts";
import type { NetworkName } from "../vgg/layers.ts";
import { isPublished, PUBLISHED } from "./catalog.ts";
import { isHdf5 } from "./keras_h5.ts";
import { readNetworkAt } from "./read_network_at.ts";
import { isSafetensors, parseSafetensors } from "./safetensors.ts";
import { DATA_DIGEST_KEY } from "./safetensors_write.ts";

/** What a check of a file found. */
export type FileCheck =
  /** The bytes are those that were published or written. */
  | { readonly state: "intact"; readonly sha256: string }
  /** It fits the network, but nothing says what its bytes should be. */
  | { readonly state: "unverified"; readonly sha256: string }
  /** It cannot be used. */
  | { readonly state: "damaged"; readonly reason: string };

/** Checks that a file holds that network, and where it or the catalog carries a digest, that no byte has changed. */
export async function checkNetworkFile(name: NetworkName, location: string): Promise<FileCheck> {
  try {
    const bytes = await readLocation(location);
    const { sha256 } = await readNetworkAt(location, { name, bytes });
    return compareDigests(name, bytes, { location, sha256 });
  } catch (error) {
    if (!(error instanceof WeightsError)) throw error;
    return { state: "damaged", reason: error.message };
  }
}

interface ReadFile {
  readonly location: string;
  readonly sha256: string;
}

function compareDigests(name: NetworkName, bytes: Uint8Array, read: ReadFile): FileCheck {
  const { location, sha256 } = read;
  if (isSafetensors(bytes)) {
    const { metadata } = parseSafetensors(bytes, location);
    const expected = metadata[DATA_DIGEST_KEY];
    // Reading it has already held its bytes to the digest, if it carries one.
    return { state: expected === undefined ? "unverified" : "intact", sha256 };
  }
  // Another Keras file of the same network, such as one with its top, is fine too, only unknown.
  const known = isHdf5(bytes) && isPublished(name) &&
    hexDigest("md5", bytes) === PUBLISHED[name].md5;
  return { state: known ? "intact" : "unverified", sha256 };
}
