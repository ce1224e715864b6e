import { isWebAddress } from "../host/read_location.ts";
import { hostPlatform } from "../host/platform.ts";
import { probeFile } from "../host/probe_file.ts";
import type { NetworkName } from "../vgg/layers.ts";
import { isPublished, NETWORK_NAMES, PUBLISHED, type PublishedFile } from "./catalog.ts";
import { checkNetworkFile, type FileCheck } from "./check_network_file.ts";
import {
  cacheFolder,
  environmentFolders,
  findNetwork,
  type NetworkLocation,
  type SearchOptions,
} from "./find_network.ts";

/** One network as a list shows it. */
export interface ListedNetwork {
  /** Its name. */
  readonly name: NetworkName;
  /** Where it is; undefined if it is not on this machine. */
  readonly found?: NetworkLocation;
  /** Bytes of the file that was found; undefined on the web. */
  readonly bytes?: number;
  /** Where it can be fetched from; undefined for the bundled network. */
  readonly published?: PublishedFile;
}

/** One network as a check found it. */
export interface VerifiedNetwork {
  /** Its name. */
  readonly name: NetworkName;
  /** Where it is; undefined if it is not on this machine. */
  readonly found?: NetworkLocation;
  /** What is known of its bytes. */
  readonly check: FileCheck | { readonly state: "missing" };
}

/** The places that are searched, in their order. */
export interface WeightsFolders {
  /** Folders of `IMPASTO_WEIGHTS`. */
  readonly environment: readonly string[];
  /** Folder of downloads; undefined where the home is not known. */
  readonly cache?: string;
}

/** Returns all networks and where each one is. */
export async function listNetworks(options: SearchOptions = {}): Promise<ListedNetwork[]> {
  const listed: ListedNetwork[] = [];
  for (const name of NETWORK_NAMES) {
    const found = await findNetwork(name, options);
    const bytes = found && await fileBytes(found.location);
    listed.push({
      name,
      ...(found && { found }),
      ...(bytes !== undefined && { bytes }),
      ...(isPublished(name) && { published: PUBLISHED[name] }),
    });
  }
  return listed;
}

/** Reads a network in full and says whether its bytes are right. */
export async function verifyNetwork(
  name: NetworkName,
  options: SearchOptions = {},
): Promise<VerifiedNetwork> {
  const found = await findNetwork(name, options);
  if (found === undefined) return { name, check: { state: "missing" } };
  return { name, found, check: await checkNetworkFile(name, found.location) };
}

/** Returns the folders in which networks are looked for. */
export function weightsFolders(options: SearchOptions = {}): WeightsFolders {
  const { platform = hostPlatform() } = options;
  const cache = cacheFolder(platform);
  return { environment: environmentFolders(platform), ...(cache !== undefined && { cache }) };
}

async function fileBytes(location: string): Promise<number | undefined> {
  return isWebAddress(location) ? undefined : (await probeFile(location))?.bytes;
}
