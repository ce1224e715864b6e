import { fileError } from "./file_error.ts";
import type { PartFile } from "./part_file.ts";
import { type RangeAnswer, rangeValidator, readRangeAnswer } from "./range_answer.ts";
import { StallGuard } from "./stall_guard.ts";

/** What one request is asked to do. */
export interface RangeRequest {
  /** Address of the file. */
  readonly url: string;
  /** Exact length of the whole file, in bytes. */
  readonly bytes: number;
  /** Milliseconds without a byte after which the connection counts as dead. */
  readonly stallMs: number;
  /** Called with the bytes that are there. */
  readonly onBytes: (received: number) => void;
  /** Ends the request. */
  readonly signal?: AbortSignal | undefined;
}

/** How one request ended. */
export type RangeOutcome = { readonly kind: "complete" } | Exclude<RangeAnswer, { kind: "body" }>;

/** Asks a source for the bytes that `part` lacks and appends them: one request, no retry. */
export async function downloadRange(part: PartFile, request: RangeRequest): Promise<RangeOutcome> {
  const have = await part.size();
  if (have === request.bytes) return { kind: "complete" };
  if (have > request.bytes) return { kind: "restart", reason: "the unfinished file is too long" };
  using guard = new StallGuard(request);
  let response: Response;
  try {
    const headers = await requestHeaders(part, request.url, have);
    response = await fetch(request.url, { headers, signal: guard.signal });
  } catch (error) {
    return networkFailure(error, request, guard);
  }
  const answer = readRangeAnswer(response, { have, bytes: request.bytes });
  if (answer.kind !== "body") {
    await response.body?.cancel();
    return answer;
  }
  return await appendBody(response, { part, start: answer.start, request, guard });
}

async function requestHeaders(part: PartFile, url: string, have: number): Promise<Headers> {
  // A compressed answer would make byte positions mean something else.
  const headers = new Headers({ "accept-encoding": "identity" });
  if (have === 0) return headers;
  headers.set("range", `bytes=${have}-`);
  // A mirror's ETag says nothing about another server's file; there the checksum alone decides.
  const origin = await part.origin();
  if (origin?.url === url && origin.validator !== undefined) {
    headers.set("if-range", origin.validator);
  }
  return headers;
}

interface BodyTarget {
  readonly part: PartFile;
  readonly start: number;
  readonly request: RangeRequest;
  readonly guard: StallGuard;
}

async function appendBody(response: Response, target: BodyTarget): Promise<RangeOutcome> {
  const { part, start, request, guard } = target;
  using file = await openPart(part, start, { url: request.url, headers: response.headers });
  const chunks = response.body?.getReader();
  let received = start;
  while (chunks) {
    let chunk: Uint8Array | undefined;
    try {
      chunk = (await chunks.read()).value;
    } catch (error) {
      return networkFailure(error, request, guard);
    }
    if (chunk === undefined) break;
    guard.feed();
    if (received + chunk.length > request.bytes) {
      await chunks.cancel();
      return { kind: "refused", reason: `it sends more than ${request.bytes} bytes` };
    }
    try {
      await writeAll(file, chunk);
    } catch (error) {
      await chunks.cancel();
      throw fileError("write", part.path, error);
    }
    received += chunk.length;
    request.onBytes(received);
  }
  if (received === request.bytes) return { kind: "complete" };
  return { kind: "again", reason: `the connection ended after ${received} bytes` };
}

interface AnswerOrigin {
  readonly url: string;
  readonly headers: Headers;
}

async function openPart(part: PartFile, start: number, from: AnswerOrigin): Promise<Deno.FsFile> {
  const validator = rangeValidator(from.headers);
  const origin = { url: from.url, ...(validator === undefined ? {} : { validator }) };
  try {
    return await part.open(start, origin);
  } catch (error) {
    throw fileError("write", part.path, error);
  }
}

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let sent = 0; sent < bytes.length;) sent += await file.write(bytes.subarray(sent));
}

function networkFailure(error: unknown, request: RangeRequest, guard: StallGuard): RangeOutcome {
  request.signal?.throwIfAborted();
  if (guard.stalled) return { kind: "again", reason: `no byte came for ${request.stallMs} ms` };
  if (error instanceof Deno.errors.NotCapable) {
    return { kind: "refused", reason: "this process may not use the network (--allow-net)" };
  }
  return { kind: "again", reason: error instanceof Error ? error.message : String(error) };
}
