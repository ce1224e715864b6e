import { concatBytes } from "../../src/image/concat.ts";

/** What goes into a JPEG file of one color made by hand. */
export interface MadeJpeg {
  /** Stored value of each component, 0 to 255. */
  readonly samples: readonly number[];
  /** Transform field of Adobe's marker; without it the marker is left out. */
  readonly adobe?: number;
}

/** Makes a JPEG file of 8 x 8 pixels whose components are flat, so that each is one DC coefficient. */
export function makeJpeg({ samples, adobe }: MadeJpeg): Uint8Array<ArrayBuffer> {
  const ids = samples.map((_, index) => index + 1);
  return concatBytes([
    Uint8Array.of(0xff, 0xd8),
    adobe === undefined
      ? new Uint8Array()
      : jpegSegment(0xee, [...new TextEncoder().encode("Adobe"), 0, 100, 0, 0, 0, 0, adobe]),
    jpegSegment(0xdb, [0, ...new Array(64).fill(1)]),
    jpegSegment(0xc0, [8, 0, 8, 0, 8, ids.length, ...ids.flatMap((id) => [id, 0x11, 0])]),
    // DC: twelve codes of four bits, for the categories 0 to 11. AC: one code of one bit, end of block.
    jpegSegment(0xc4, [0x00, 0, 0, 0, 12, ...new Array(12).fill(0), ...Array(12).keys()]),
    jpegSegment(0xc4, [0x10, 1, ...new Array(15).fill(0), 0]),
    jpegSegment(0xda, [ids.length, ...ids.flatMap((id) => [id, 0]), 0, 63, 0]),
    packBits(samples.map(blockBits).join("")),
    Uint8Array.of(0xff, 0xd9),
  ]);
}

/** Returns a marker segment with its length. */
export function jpegSegment(marker: number, payload: readonly number[]): Uint8Array<ArrayBuffer> {
  const length = payload.length + 2;
  return Uint8Array.of(0xff, marker, length >> 8, length & 255, ...payload);
}

/** Puts segments right after the start of a JPEG file. */
export function insertSegments(
  bytes: Uint8Array,
  segments: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  return concatBytes([bytes.subarray(0, 2), ...segments, bytes.subarray(2)]);
}

/** The DC coefficient of a flat block is eight times its level, with the quantizer at 1. */
function blockBits(sample: number): string {
  const value = (sample - 128) * 8;
  const category = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
  const low = value > 0 ? value : value + 2 ** category - 1;
  const bits = category === 0 ? "" : low.toString(2).padStart(category, "0");
  return category.toString(2).padStart(4, "0") + bits + "0";
}

function packBits(bits: string): Uint8Array<ArrayBuffer> {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, "1");
  const bytes = (padded.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
  return Uint8Array.from(bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])));
}
