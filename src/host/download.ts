import { type DigestAlgorithm, digestFile } from "./digest.ts";
import { downloadRange, type RangeOutcome } from "./download_range.ts";
import { PartFile } from "./part_file.ts";
import { pause } from "./pause.ts";

/** Which file `download()` gets, and how hard it tries. */
export interface DownloadOptions {
  /** Addresses of the same file, first choice first. */
  readonly urls: readonly string[];
  /** Exact length of the file, in bytes. */
  readonly bytes: number;
  /** Hash function of `digest`. */
  readonly algorithm: DigestAlgorithm;
  /** Digest of the whole file, lower-case hex; nothing else gets the final name. */
  readonly digest: string;
  /** Called as bytes arrive. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Stops the download; what has arrived is kept for the next one. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without a byte after which a connection is given up. @default 30000 */
  readonly stallMs?: number;
  /** Tries of one source that bring nothing new before the next source is asked. @default 5 */
  readonly attempts?: number;
  /** Milliseconds before the first repeated try; doubled each time, at most 30 s. @default 500 */
  readonly backoffMs?: number;
}

/** How far a download is. */
export interface DownloadProgress {
  /** Bytes that are there, those of an earlier, cut download included. */
  readonly receivedBytes: number;
  /** Bytes of the whole file. */
  readonly totalBytes: number;
  /** Address that they come from. */
  readonly url: string;
}

const LONGEST_WAIT_MS = 30_000;

/**
 * Downloads a file to `target`, which shows nothing before length and digest are right.
 *
 * A cut connection is continued where it broke, now or in a later process; a source that stays away or sends
 * other bytes gives way to the next one. The caller sees to it that one process at a time does this.
 */
export async function download(target: string, options: DownloadOptions): Promise<void> {
  const part = new PartFile(target);
  const failures: string[] = [];
  try {
    for (const url of options.urls) {
      const failure = await downloadFrom(url, part, options);
      if (failure === undefined) return await part.finish(target);
      failures.push(`${url}: ${failure}`);
    }
  } catch (error) {
    // An interrupted download is continued next time; after a failed disk the space is given back.
    if (!options.signal?.aborted) await part.discard();
    throw error;
  }
  throw new AggregateError(
    failures.map((failure) => new Error(failure)),
    `Cannot download the file as every source failed: ${failures.join("; ")}`,
  );
}

/** Returns undefined when the part is complete and right, else why this source failed. */
async function downloadFrom(
  url: string,
  part: PartFile,
  options: DownloadOptions,
): Promise<string | undefined> {
  const continued = await part.size() > 0;
  const failure = await fetchAll(url, part, options);
  if (failure !== undefined) return failure;
  if (await hasDigest(part, options)) return undefined;
  await part.discard();
  if (continued) {
    // The wrong bytes may be those of an earlier source, so this one gets a clean start.
    const second = await fetchAll(url, part, options);
    if (second !== undefined) return second;
    if (await hasDigest(part, options)) return undefined;
    await part.discard();
  }
  return `its ${options.algorithm} is not ${options.digest}`;
}

async function hasDigest(part: PartFile, options: DownloadOptions): Promise<boolean> {
  return await digestFile(options.algorithm, part.path) === options.digest;
}

async function fetchAll(
  url: string,
  part: PartFile,
  options: DownloadOptions,
): Promise<string | undefined> {
  const { bytes, stallMs = 30_000, attempts = 5, backoffMs = 500, signal, onProgress } = options;
  let farthest = await part.size();
  let failed = 0;
  function onBytes(receivedBytes: number): void {
    farthest = Math.max(farthest, receivedBytes);
    onProgress?.({ receivedBytes, totalBytes: bytes, url });
  }
  for (;;) {
    signal?.throwIfAborted();
    const before = farthest;
    const outcome = await downloadRange(part, { url, bytes, stallMs, signal, onBytes });
    if (outcome.kind === "complete") return undefined;
    if (outcome.kind === "refused") return outcome.reason;
    if (outcome.kind === "restart") await part.discard();
    // Only bytes beyond the farthest point yet are progress: a server that ignores ranges and cuts early
    // would otherwise be asked for ever.
    failed = farthest > before ? 1 : failed + 1;
    if (failed >= attempts) return outcome.reason;
    await pause(waitBefore(failed, outcome, backoffMs), signal);
  }
}

function waitBefore(failed: number, outcome: RangeOutcome, backoffMs: number): number {
  if (outcome.kind === "restart") return 0;
  const asked = outcome.kind === "again" ? outcome.waitMs : undefined;
  return Math.min(LONGEST_WAIT_MS, asked ?? backoffMs * 2 ** (failed - 1));
}
