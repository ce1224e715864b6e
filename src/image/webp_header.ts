import type { ImageHeader, Size } from "./image_header.ts";
import { viewOf } from "./view.ts";
import { type WebpChunk, webpChunks } from "./webp_chunks.ts";

/** Reads the size of the canvas and of each bitstream (RFC 9649, sections 2.5 to 2.7). */
export function readWebpHeader(bytes: Uint8Array): ImageHeader {
  const sizes: Size[] = [];
  for (const chunk of webpChunks(bytes)) sizes.push(...chunkSizes(chunk));
  const [canvas, ...frames] = sizes;
  if (!canvas) throw new SyntaxError("its VP8, VP8L or VP8X chunk is missing");
  return { ...canvas, frames };
}

function chunkSizes({ type, payload }: WebpChunk): Size[] {
  switch (type) {
    case "VP8X":
      return [readCanvasSize(payload, 4)];
    case "ANMF":
      return [readCanvasSize(payload, 6), ...readFrameSizes(payload)];
    case "VP8 ":
      return [readLossySize(payload)];
    case "VP8L":
      return [readLosslessSize(payload)];
    default:
      return [];
  }
}

function readFrameSizes(payload: Uint8Array): Size[] {
  return [...webpChunks(payload, 16)].flatMap((chunk) =>
    chunk.type === "ANMF" ? [] : chunkSizes(chunk)
  );
}

function readCanvasSize(payload: Uint8Array, at: number): Size {
  const view = viewOf(payload);
  const width = view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
  const height = view.getUint16(at + 3, true) + (view.getUint8(at + 5) << 16) + 1;
  return { width, height };
}

function readLossySize(payload: Uint8Array): Size {
  const view = viewOf(payload);
  if (view.getUint16(3) !== 0x9d01 || view.getUint8(5) !== 0x2a) {
    throw new SyntaxError("its VP8 start code is missing");
  }
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}

function readLosslessSize(payload: Uint8Array): Size {
  const view = viewOf(payload);
  if (view.getUint8(0) !== 0x2f) throw new SyntaxError("its VP8L signature is missing");
  const bits = view.getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
