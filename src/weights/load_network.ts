import { WeightsError } from "../base/errors.ts";
import type { NetworkName } from "../vgg/layers.ts";
import type { Network } from "../vgg/network.ts";
import { isPublished } from "./catalog.ts";
import { fetchNetwork, type FetchProgress } from "./fetch_network.ts";
import { findNetwork, type NetworkOrigin, type SearchOptions } from "./find_network.ts";
import { readNetworkAt } from "./read_network_at.ts";

/** How a network is loaded. */
export interface LoadNetworkOptions extends SearchOptions {
  /** Whether a named network that is not on this machine is downloaded; `auto` never is. @default false */
  readonly download?: boolean;
  /** Called as a download goes on. */
  readonly onProgress?: ((progress: FetchProgress) => void) | undefined;
  /** Stops a download. */
  readonly signal?: AbortSignal | undefined;
}

/** A network in memory, and how it came there. */
export interface LoadedNetwork {
  /** The network. */
  readonly network: Network;
  /** Where it was found. */
  readonly origin: NetworkOrigin;
  /** What a person should know: at most that `auto` had to take the bundled network. */
  readonly warnings: readonly NetworkWarning[];
}

/** A line for a person, with a code for a program. */
export interface NetworkWarning {
  /** Stable name of the condition. */
  readonly code: "draft-network";
  /** One sentence. */
  readonly message: string;
}

const GET_FULL = "run `deno task weights fetch vgg19`, or set IMPASTO_WEIGHTS to a folder that " +
  "holds vgg19.safetensors";

/** Loads a network by name, or under `auto` the best one that is on this machine; `auto` never downloads. */
export async function loadNetwork(
  name: NetworkName | "auto",
  options: LoadNetworkOptions = {},
): Promise<LoadedNetwork> {
  if (name === "auto") return await loadAuto(options);
  const { download = false, signal } = options;
  const found = await findNetwork(name, options);
  if (found !== undefined) {
    const network = await readNetworkAt(found.location, { name, signal });
    return { network, origin: found.origin, warnings: [] };
  }
  if (!isPublished(name)) {
    throw new WeightsError(`Cannot find ${name}, which comes with the package: install it again`);
  }
  if (!download) {
    throw new WeightsError(
      `Cannot find ${name} on this machine: run \`deno task weights fetch ${name}\`, or set ` +
        `IMPASTO_WEIGHTS to a folder that holds ${name}.safetensors`,
    );
  }
  const location = await fetchNetwork(name, options);
  const network = await readNetworkAt(location, { name, signal });
  return { network, origin: "cache", warnings: [] };
}

async function loadAuto(options: LoadNetworkOptions): Promise<LoadedNetwork> {
  const { signal } = options;
  const full = await findNetwork("vgg19", options);
  if (full !== undefined) {
    // A file that the user named may be any network; one found by its name has to be what the name says.
    const name = full.origin === "path" ? undefined : "vgg19";
    const network = await readNetworkAt(full.location, { name, signal });
    return { network, origin: full.origin, warnings: [] };
  }
  const draft = await findNetwork("vgg19-lite", options);
  if (draft === undefined) {
    throw new WeightsError(`Cannot find vgg19 or vgg19-lite on this machine: ${GET_FULL}`);
  }
  const network = await readNetworkAt(draft.location, { name: "vgg19-lite", signal });
  const message = `Painting with the small bundled network; for the full one ${GET_FULL}`;
  return { network, origin: draft.origin, warnings: [{ code: "draft-network", message }] };
}
