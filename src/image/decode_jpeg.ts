import { concatBytes } from "./concat.ts";
import { readJpegHeader } from "./jpeg_header.ts";
import { jpegSegments } from "./jpeg_segments.ts";
import type { Pixels } from "./pixels.ts";
import { asciiAt } from "./view.ts";
import { copyIn, copyOut, type WasmCodec } from "./wasm_bytes.ts";

interface JpegCodec extends WasmCodec {
  readonly decode: (address: number, byteCount: number, width: number, height: number) => number;
  readonly decode_buffer: (handle: number) => number;
  readonly decode_format: (handle: number) => number;
  readonly decode_width: (handle: number) => number;
  readonly decode_height: (handle: number) => number;
  readonly wlen: () => number;
}

const GRAY = 0;
const RGB = 1;
const CMYK = 2;
// The codec returns these in place of a handle.
const FAILURES = [0, 1];

// Start of image, and the marker that says CMYK: the codec refuses four channels without it.
const START = Uint8Array.from([
  ...[0xff, 0xd8, 0xff, 0xee, 0, 14],
  ...[0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0],
]);
// Real encoders write about ten. Each costs a walk over all blocks, however few bytes it takes in the file.
const MAX_SCANS = 100;

/** Decodes a baseline or progressive JPEG: gray, YCbCr, RGB, CMYK or YCCK. */
export async function decodeJpeg(bytes: Uint8Array): Promise<Pixels> {
  if (countScans(bytes) > MAX_SCANS) throw new SyntaxError(`its scans are more than ${MAX_SCANS}`);
  const { jpeg } = await import("./imagescript.js");
  const codec = new WebAssembly.Instance(jpeg).exports as JpegCodec;
  const lacksMarker = readJpegHeader(bytes).channels === 4 && !isAdobe(bytes);
  const source = lacksMarker ? concatBytes([START, bytes.subarray(2)]) : bytes;
  const handle = codec.decode(copyIn(codec, source), source.length, 0, 0);
  if (FAILURES.includes(handle)) throw new SyntaxError("its data is damaged or cut short");
  const width = codec.decode_width(handle);
  const height = codec.decode_height(handle);
  const address = codec.decode_buffer(handle);
  const samples = copyOut(codec, address, codec.wlen());
  const kind = codec.decode_format(handle);
  const data = new Uint8Array(width * height * 4).fill(255);
  if (kind === GRAY) expandGray(samples, data);
  else if (kind === RGB) expandRgb(samples, data);
  else if (kind === CMYK) expandCmyk(samples, data);
  else throw new SyntaxError("its samples have more than 8 bits");
  return { width, height, data };
}

function expandGray(samples: Uint8Array, data: Uint8Array): void {
  for (let from = 0, to = 0; to < data.length; from++, to += 4) {
    data.fill(samples[from] ?? 0, to, to + 3);
  }
}

function expandRgb(samples: Uint8Array, data: Uint8Array): void {
  for (let from = 0, to = 0; to < data.length; from += 3, to += 4) {
    data[to] = samples[from] ?? 0;
    data[to + 1] = samples[from + 1] ?? 0;
    data[to + 2] = samples[from + 2] ?? 0;
  }
}

/**
 * Converts ink to light without a press profile, as image libraries do that hold no ink model.
 *
 * Files store 255 - ink, Adobe's convention, which the codec has undone. Pillow and Chrome take files
 * without Adobe's marker in the same way.
 */
function expandCmyk(samples: Uint8Array, data: Uint8Array): void {
  for (let at = 0; at < data.length; at += 4) {
    const light = 255 - (samples[at + 3] ?? 0);
    for (let channel = at; channel < at + 3; channel++) {
      data[channel] = Math.round(((255 - (samples[channel] ?? 0)) * light) / 255);
    }
  }
}

function isAdobe(bytes: Uint8Array): boolean {
  for (const { marker, payload } of jpegSegments(bytes)) {
    if (marker === 0xee && asciiAt(payload, 0, 5) === "Adobe") return true;
  }
  return false;
}

function countScans(bytes: Uint8Array): number {
  let scans = 0;
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xda) scans += 1;
  }
  return scans;
}
