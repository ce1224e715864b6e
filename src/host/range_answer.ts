/** What an answer means to a download. */
export type RangeAnswer =
  /** The body is of use and begins at this byte of the file. */
  | { readonly kind: "body"; readonly start: number }
  /** The same request may work later. */
  | { readonly kind: "again"; readonly reason: string; readonly waitMs?: number }
  /** What we have does not fit what the server has: begin at byte 0. */
  | { readonly kind: "restart"; readonly reason: string }
  /** This source will not do. */
  | { readonly kind: "refused"; readonly reason: string };

/** What was asked for. */
export interface AskedRange {
  /** Bytes that we hold; the request began behind them. */
  readonly have: number;
  /** Exact length of the whole file. */
  readonly bytes: number;
}

const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Reads status and headers of an answer to a request for the rest of a file. */
export function readRangeAnswer(response: Response, asked: AskedRange): RangeAnswer {
  const { status, headers } = response;
  if (status === 206) return readPartialAnswer(headers, asked);
  if (status === 200) {
    const length = headers.get("content-length");
    if (length !== null && Number(length) !== asked.bytes) return wrongLength(length, asked);
    return { kind: "body", start: 0 };
  }
  if (status === 416) return { kind: "restart", reason: "the server has no such range" };
  const reason = `the server answered ${status}`;
  if (!TRANSIENT.has(status)) return { kind: "refused", reason };
  const waitMs = retryAfterMs(headers.get("retry-after"));
  return { kind: "again", reason, ...(waitMs === undefined ? {} : { waitMs }) };
}

/** Returns what `If-Range` may repeat: a strong ETag, else a date (RFC 9110, 13.1.5). */
export function rangeValidator(headers: Headers): string | undefined {
  const tag = headers.get("etag");
  if (tag !== null && !tag.startsWith("W/")) return tag;
  return headers.get("last-modified") ?? undefined;
}

function readPartialAnswer(headers: Headers, asked: AskedRange): RangeAnswer {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "");
  if (range === null || Number(range[1]) !== asked.have) {
    return { kind: "restart", reason: "the server sent another range than asked" };
  }
  const total = range[2] ?? "*";
  if (total !== "*" && Number(total) !== asked.bytes) return wrongLength(total, asked);
  return { kind: "body", start: asked.have };
}

function wrongLength(found: string, asked: AskedRange): RangeAnswer {
  return { kind: "refused", reason: `it has ${found} bytes where ${asked.bytes} are expected` };
}

function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
