import { asciiAt, viewOf } from "./view.ts";

/** One chunk of a PNG file. */
export interface PngChunk {
  /** Four letters, such as `IHDR`. */
  readonly type: string;
  /** The bytes of the chunk, without length, type and checksum. */
  readonly payload: Uint8Array;
}

/** Bytes in front of the first chunk. */
export const PNG_SIGNATURE = 8;

/** Yields the chunks of a PNG file up to its end; a chunk cut short ends the list. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = viewOf(bytes);
  let at = PNG_SIGNATURE;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return;
    yield { type: asciiAt(bytes, at + 4, 4), payload: bytes.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

/** Returns the bytes of a chunk with its length and checksum. */
export function writePngChunk({ type, payload }: PngChunk): Uint8Array {
  const bytes = new Uint8Array(payload.length + 12);
  const view = viewOf(bytes);
  view.setUint32(0, payload.length);
  for (let index = 0; index < 4; index++) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(payload, 8);
  view.setUint32(payload.length + 8, crc32(bytes.subarray(4, payload.length + 8)));
  return bytes;
}

/** The checksum of PNG (ISO 15948, annex D), bit by bit as only short chunks pass here. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
