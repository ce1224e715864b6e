import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WeightsError } from "../base/errors.ts";
import { homeFolder } from "../host/impasto_home.ts";
import { hostPlatform, type Platform } from "../host/platform.ts";
import { probeFile } from "../host/probe_file.ts";
import { isWebAddress } from "../host/read_location.ts";
import { resolveUserPath, splitPathList } from "../host/user_path.ts";
import type { NetworkName } from "../vgg/layers.ts";
import { knownFileNames, networkFileName } from "./catalog.ts";

/** Where networks are looked for. */
export interface SearchOptions {
  /** A file, a folder or a web address that the user named; nothing else is then looked at. @default none */
  readonly weightsPath?: string | undefined;
  /** The system and its environment. @default the one that this process runs on */
  readonly platform?: Platform;
  /** Folder of the package that holds bundled networks; ends in a slash. @default `weights/` */
  readonly bundled?: URL;
}

/** By which of the places a network was found. */
export type NetworkOrigin = "path" | "environment" | "cache" | "bundled";

/** A network that is to be had without a download. */
export interface NetworkLocation {
  /** A path or an address. */
  readonly location: string;
  /** By which place it was found. */
  readonly origin: NetworkOrigin;
}

const BUNDLED = new URL("../../weights/", import.meta.url);

/**
 * Returns where a network is: at the path that the user named, else in the folders of `IMPASTO_WEIGHTS`, the cache
 * folder, or the package; undefined if nowhere. Nothing is asked of the user or, but for an address, of the network.
 */
export async function findNetwork(
  name: NetworkName,
  options: SearchOptions = {},
): Promise<NetworkLocation | undefined> {
  const { weightsPath, platform = hostPlatform(), bundled = BUNDLED } = options;
  if (weightsPath !== undefined) return await locateNamed(weightsPath, name, platform);
  for (const folder of environmentFolders(platform)) {
    const location = await firstFile(folder, knownFileNames(name));
    if (location !== undefined) return { location, origin: "environment" };
  }
  const cache = cacheFolder(platform);
  const cached = cache && await firstFile(cache, [networkFileName(name)]);
  if (cached !== undefined) return { location: cached, origin: "cache" };
  return await locateBundled(name, bundled);
}

/** Returns the folders of `IMPASTO_WEIGHTS`, a list like `PATH`. */
export function environmentFolders(platform: Platform): string[] {
  return splitPathList(platform.env("IMPASTO_WEIGHTS") ?? "", platform);
}

/** Returns the folder that downloaded networks go to; undefined where the home is not known. */
export function cacheFolder(platform: Platform): string | undefined {
  return homeFolder("cache", platform);
}

async function locateNamed(
  weightsPath: string,
  name: NetworkName,
  platform: Platform,
): Promise<NetworkLocation> {
  if (isWebAddress(weightsPath) || weightsPath.startsWith("file:")) {
    return { location: weightsPath, origin: "path" };
  }
  const path = resolveUserPath(weightsPath, platform);
  if ((await probeFile(path))?.kind !== "folder") return { location: path, origin: "path" };
  const names = ["model.json", ...knownFileNames(name)];
  const location = await firstFile(path, names);
  if (location !== undefined) return { location, origin: "path" };
  throw new WeightsError(
    `Cannot find ${name} in the folder ${path} as it holds none of ${names.join(", ")}: ` +
      "name the file itself",
  );
}

async function locateBundled(
  name: NetworkName,
  bundled: URL,
): Promise<NetworkLocation | undefined> {
  // Full networks are never bundled, and a package on the web would be asked for them in vain.
  if (name !== "vgg19-lite") return undefined;
  const url = new URL(networkFileName(name), bundled);
  if (url.protocol !== "file:") return { location: url.href, origin: "bundled" };
  const path = fileURLToPath(url);
  return (await probeFile(path))?.kind === "file"
    ? { location: path, origin: "bundled" }
    : undefined;
}

async function firstFile(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const path = join(folder, name);
    if ((await probeFile(path))?.kind === "file") return path;
  }
  return undefined;
}
