import type { ImageHeader, Size } from "./image_header.ts";
import { viewOf } from "./view.ts";

const EXTENSION = 0x21;
const IMAGE = 0x2c;

/**
 * Reads the size of the canvas and of every frame.
 *
 * Frames are read as well since a file of some hundred bytes can announce a small canvas and a frame of
 * 65,535 x 65,535 pixels.
 */
export function readGifHeader(bytes: Uint8Array): ImageHeader {
  const view = viewOf(bytes);
  const canvas = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const frames: Size[] = [];
  let at = 13 + paletteBytes(view.getUint8(10));
  while (at < bytes.length) {
    const block = view.getUint8(at);
    if (block === EXTENSION) {
      at = skipSubBlocks(view, at + 2);
    } else if (block === IMAGE && at + 10 <= bytes.length) {
      frames.push({ width: view.getUint16(at + 5, true), height: view.getUint16(at + 7, true) });
      at = skipSubBlocks(view, at + 11 + paletteBytes(view.getUint8(at + 9)));
    } else {
      break;
    }
  }
  if (frames.length === 0) throw new SyntaxError("it holds no frame");
  return { ...canvas, frames };
}

function paletteBytes(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}

function skipSubBlocks(view: DataView, start: number): number {
  let at = start;
  while (at < view.byteLength) {
    const length = view.getUint8(at);
    at += 1 + length;
    if (length === 0) break;
  }
  return at;
}
