import { viewOf } from "./view.ts";

/** One marker segment of a JPEG file, its length field left out. */
export interface JpegSegment {
  /** Second byte of the marker: 0xc0 for SOF0, 0xe1 for APP1. */
  readonly marker: number;
  /** The bytes after the length field. */
  readonly payload: Uint8Array;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Yields the segments in front of the first scan, where everything but pixels is told. */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (view.getUint8(at) !== 0xff) throw new SyntaxError(`byte ${at} should start a marker`);
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return;
    const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (isBare) {
      at += 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) {
      throw new SyntaxError(`its segment at byte ${at} is longer than the file`);
    }
    yield { marker, payload: bytes.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}
