import { asciiAt, viewOf } from "./view.ts";

/** One chunk of a WebP file or of one of its animation frames. */
export interface WebpChunk {
  /** Four letters, such as `VP8X`. */
  readonly type: string;
  /** The bytes of the chunk, its header left out. */
  readonly payload: Uint8Array;
}

/** Bytes in front of the first chunk of a file: `RIFF`, a length, `WEBP`. */
export const RIFF_HEADER = 12;

/** Yields the chunks from an offset on; a chunk cut short by the end of the file ends the list. */
export function* webpChunks(bytes: Uint8Array, offset = RIFF_HEADER): Generator<WebpChunk> {
  const view = viewOf(bytes);
  let at = offset;
  while (at + 8 <= bytes.length) {
    const length = view.getUint32(at + 4, true);
    yield { type: asciiAt(bytes, at, 4), payload: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length & 1);
  }
}
