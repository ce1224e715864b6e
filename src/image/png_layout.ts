import { concatBytes } from "./concat.ts";
import { PNG_SIGNATURE, pngChecksum, type PngChunk, pngChunks } from "./png_chunks.ts";
import { viewOf } from "./view.ts";

/** What the chunks of a PNG file tell about its pixels, and the pixels as they are packed. */
export interface PngLayout {
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly depth: number;
  /** 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGB and alpha. */
  readonly colorType: number;
  /** Samples a pixel. */
  readonly channels: number;
  readonly interlaced: boolean;
  /** Three bytes a color. */
  readonly palette: Uint8Array;
  /** Payload of tRNS: alpha by palette index, or the key color that is transparent. */
  readonly transparency: Uint8Array;
  /** The zlib data of all IDAT chunks. */
  readonly packed: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
// The chunks that make pixels. A damaged note beside them is no reason to refuse a picture.
const CHECKED = ["IHDR", "PLTE", "tRNS", "IDAT"];

/** Reads and checks the chunks (ISO 15948, sections 5 and 11). */
export function readPngLayout(bytes: Uint8Array): PngLayout {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) {
    throw new SyntaxError(`its first ${PNG_SIGNATURE} bytes are damaged`);
  }
  const chunks = new Map<string, Uint8Array[]>();
  for (const chunk of pngChunks(bytes)) {
    if (CHECKED.includes(chunk.type)) checkChecksum(chunk);
    const others = chunks.get(chunk.type);
    if (others) others.push(chunk.payload);
    else chunks.set(chunk.type, [chunk.payload]);
  }
  const first = (type: string): Uint8Array => chunks.get(type)?.[0] ?? new Uint8Array();
  const view = viewOf(first("IHDR"));
  const depth = view.getUint8(8);
  const colorType = view.getUint8(9);
  const channels = CHANNELS[colorType];
  if (channels === undefined || !DEPTHS[colorType]?.includes(depth) || view.getUint8(12) > 1) {
    throw new SyntaxError(`its color type ${colorType} of ${depth} bits does not exist`);
  }
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth,
    colorType,
    channels,
    interlaced: view.getUint8(12) === 1,
    palette: first("PLTE"),
    transparency: first("tRNS"),
    packed: concatBytes(chunks.get("IDAT") ?? []),
  };
}

function checkChecksum(chunk: PngChunk & { readonly checksum: number }): void {
  if (pngChecksum(chunk) === chunk.checksum) return;
  throw new SyntaxError(`its ${chunk.type} chunk is damaged`);
}
