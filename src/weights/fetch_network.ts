import { join } from "node:path";
import { WeightsError } from "../base/errors.ts";
import { digestFile } from "../host/digest.ts";
import { download } from "../host/download.ts";
import { makeFolder, readFile, removeIfThere, writeAtomic } from "../host/files.ts";
import { withLock } from "../host/lock_file.ts";
import { hostPlatform, type Platform, PRIVATE_FOLDER_MODE } from "../host/platform.ts";
import { probeFile } from "../host/probe_file.ts";
import { networkTensors } from "./assemble_network.ts";
import { networkFileName, PUBLISHED, type PublishedFile, type PublishedName } from "./catalog.ts";
import { checkNetworkFile } from "./check_network_file.ts";
import { cacheFolder } from "./find_network.ts";
import { readNetwork } from "./network_file.ts";
import { writeSafetensors } from "./safetensors_write.ts";

/** How a network is fetched. */
export interface FetchNetworkOptions {
  /** Called as the work goes on. */
  readonly onProgress?: ((progress: FetchProgress) => void) | undefined;
  /** Stops the work; what has arrived is kept for the next time. */
  readonly signal?: AbortSignal | undefined;
  /** The system and its environment. @default the one that this process runs on */
  readonly platform?: Platform;
  /** What is downloaded. @default the entry of the catalog */
  readonly published?: PublishedFile;
  /** Milliseconds without a byte after which a connection is given up. @default 30000 */
  readonly stallMs?: number;
  /** Milliseconds before the first repeated try. @default 500 */
  readonly backoffMs?: number;
}

/** What `fetchNetwork()` is doing. */
export interface FetchProgress {
  /** Waiting for another process that fetches the same; downloading; or converting to our format. */
  readonly phase: "waiting" | "downloading" | "converting";
  /** Bytes that have arrived. */
  readonly receivedBytes: number;
  /** Bytes of the whole download. */
  readonly totalBytes: number;
}

/**
 * Brings a full network into the cache folder and returns its path; one that is there and intact is left as it is.
 *
 * The published file is checked against its digest before it is read; then its convolutions are kept in our format
 * and the rest is removed. Of several processes one downloads and the others wait for it.
 */
export async function fetchNetwork(
  name: PublishedName,
  options: FetchNetworkOptions = {},
): Promise<string> {
  const { platform = hostPlatform(), published = PUBLISHED[name], onProgress, signal } = options;
  const folder = cacheFolder(platform);
  if (folder === undefined) throw noCache(name);
  const target = join(folder, networkFileName(name));
  await makeFolder(folder, PRIVATE_FOLDER_MODE);
  function report(phase: FetchProgress["phase"], receivedBytes: number): void {
    onProgress?.({ phase, receivedBytes, totalBytes: published.bytes });
  }
  return await withLock(join(folder, `${name}.lock`), async () => {
    if (await isIntact(name, target)) return target;
    const source = join(folder, published.file);
    // A run that was stopped between download and conversion left the whole file behind.
    if (!await isPublishedFile(source, published)) {
      await downloadPublished(source, name, { ...options, published });
    }
    signal?.throwIfAborted();
    report("converting", published.bytes);
    await writeAtomic(target, await convert(name, source, published), { force: true });
    await removeIfThere(source);
    return target;
  }, { signal, onWait: () => report("waiting", 0) });
}

async function isIntact(name: PublishedName, path: string): Promise<boolean> {
  if (await probeFile(path) === undefined) return false;
  return (await checkNetworkFile(name, path)).state === "intact";
}

async function isPublishedFile(path: string, published: PublishedFile): Promise<boolean> {
  if ((await probeFile(path))?.bytes !== published.bytes) return false;
  return await digestFile("md5", path) === published.md5;
}

async function downloadPublished(
  source: string,
  name: PublishedName,
  options: FetchNetworkOptions & { readonly published: PublishedFile },
): Promise<void> {
  const { published, onProgress, signal, stallMs, backoffMs } = options;
  try {
    await download(source, {
      urls: published.urls,
      bytes: published.bytes,
      algorithm: "md5",
      digest: published.md5,
      signal,
      onProgress: ({ receivedBytes, totalBytes }) =>
        onProgress?.({ phase: "downloading", receivedBytes, totalBytes }),
      ...(stallMs === undefined ? {} : { stallMs }),
      ...(backoffMs === undefined ? {} : { backoffMs }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    if (!(cause instanceof AggregateError)) throw cause;
    const reasons = cause.errors.map((error) => error instanceof Error ? error.message : error);
    throw new WeightsError(
      `Cannot fetch ${name} as every source failed (${reasons.join("; ")}): try again later, or ` +
        `put ${published.file} into a folder and name that folder in IMPASTO_WEIGHTS`,
      { cause },
    );
  }
}

async function convert(
  name: PublishedName,
  source: string,
  published: PublishedFile,
): Promise<Uint8Array> {
  const network = await readNetwork(await readFile(source), { name, source });
  return writeSafetensors(networkTensors(network), {
    metadata: {
      network: name,
      origin:
        `${published.file}, MD5 ${published.md5}: Simonyan and Zisserman, Oxford VGG, CC BY 4.0`,
      input: "BGR, 0..255 minus [103.939, 116.779, 123.68]",
      kernel_layout: "HWIO",
      padding: "same (zero)",
    },
  });
}

function noCache(name: PublishedName): WeightsError {
  return new WeightsError(
    `Cannot fetch ${name} as no folder for it is known: set IMPASTO_HOME, and let the process read the ` +
      "environment (--allow-env)",
  );
}
