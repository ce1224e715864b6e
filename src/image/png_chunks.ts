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

/** Yields the chunks of a PNG file with their stored checksums; a chunk cut short ends the list. */
export function* pngChunks(
  bytes: Uint8Array,
): Generator<PngChunk & { readonly checksum: number }> {
  const view = viewOf(bytes);
  let at = PNG_SIGNATURE;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return;
    const type = asciiAt(bytes, at + 4, 4);
    yield { type, payload: bytes.subarray(at + 8, end), checksum: view.getUint32(end) };
    at = end + 4;
  }
}

/** Returns the bytes of a chunk with its length and checksum. */
export function writePngChunk(chunk: PngChunk): Uint8Array<ArrayBuffer> {
  const { type, payload } = chunk;
  const bytes = new Uint8Array(payload.length + 12);
  const view = viewOf(bytes);
  view.setUint32(0, payload.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(payload, 8);
  view.setUint32(payload.length + 8, pngChecksum(chunk));
  return bytes;
}

/** Returns the CRC-32 of type and payload (ISO 15948, annex D). */
export function pngChecksum({ type, payload }: PngChunk): number {
  let crc = 0xffffffff;
  for (const part of [new TextEncoder().encode(type), payload]) {
    for (let at = 0; at < part.length; at++) {
      crc = (CRC_TABLE[(crc ^ (part[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
    }
  }
  return ~crc >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});
