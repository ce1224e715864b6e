import type { Size } from "./image_header.ts";
import { viewOf } from "./view.ts";
import { RIFF_HEADER, webpChunks } from "./webp_chunks.ts";
import { readWebpHeader } from "./webp_header.ts";

/** The first frame of an animation as a file of its own. */
export interface WebpFrame {
  /** A still WebP file. */
  readonly file: Uint8Array;
  /** Size of the animation. */
  readonly canvas: Size;
  /** Place of the frame on the canvas, in pixels. */
  readonly at: { readonly x: number; readonly y: number };
}

const FRAME_HEADER = 16;
const ALPHA_FLAG = 0x10;

/**
 * Returns the first frame of an animation, or undefined for a still picture.
 *
 * The codec decodes still files only, and a frame holds the very chunks of one (RFC 9649, section 2.7.1.1).
 */
export function extractWebpFrame(bytes: Uint8Array): WebpFrame | undefined {
  for (const { type, payload } of webpChunks(bytes)) {
    if (type !== "ANMF") continue;
    const view = viewOf(payload);
    const x = 2 * (view.getUint16(0, true) + (view.getUint8(2) << 16));
    const y = 2 * (view.getUint16(3, true) + (view.getUint8(5) << 16));
    const { width, height } = readWebpHeader(bytes);
    return { file: wrapFrame(payload), canvas: { width, height }, at: { x, y } };
  }
  return undefined;
}

function wrapFrame(payload: Uint8Array): Uint8Array {
  const chunks = payload.subarray(FRAME_HEADER);
  const hasAlpha = [...webpChunks(payload, FRAME_HEADER)].some((chunk) => chunk.type === "ALPH");
  const extended = hasAlpha ? 18 : 0;
  const file = new Uint8Array(RIFF_HEADER + extended + chunks.length);
  const view = viewOf(file);
  file.set(new TextEncoder().encode("RIFF"), 0);
  view.setUint32(4, file.length - 8, true);
  file.set(new TextEncoder().encode("WEBP"), 8);
  if (hasAlpha) {
    file.set(new TextEncoder().encode("VP8X"), 12);
    view.setUint32(16, 10, true);
    file[20] = ALPHA_FLAG;
    file.set(payload.subarray(6, 12), 24);
  }
  file.set(chunks, RIFF_HEADER + extended);
  return file;
}
