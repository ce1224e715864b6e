import type { ImageHeader } from "./image_header.ts";
import { viewOf } from "./view.ts";

/** What the two headers of a BMP file tell. */
export interface BmpHeader extends ImageHeader {
  /** Whether the first stored row is the top one. */
  readonly topDown: boolean;
  /** Bits a pixel: 1, 4, 8, 16, 24 or 32. */
  readonly depth: number;
  /** 0 plain, 1 RLE8, 2 RLE4, 3 and 6 with bit masks. */
  readonly compression: number;
  /** Offset of the first pixel in bytes. */
  readonly pixelsAt: number;
  /** Offset of the color table in bytes. */
  readonly paletteAt: number;
  /** Bytes a color of the table takes, 3 or 4. */
  readonly paletteStride: number;
  /** Bit masks of red, green, blue and alpha; undefined where the depth fixes them. */
  readonly masks: readonly number[] | undefined;
}

const CORE_HEADER = 12;

/** Reads the headers of a BMP file, from OS/2 1.x to Windows version 5. */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const view = viewOf(bytes);
  const pixelsAt = view.getUint32(10, true);
  const size = view.getUint32(14, true);
  if (size === CORE_HEADER) {
    return {
      width: view.getUint16(18, true),
      height: view.getUint16(20, true),
      frames: [],
      topDown: false,
      depth: view.getUint16(24, true),
      compression: 0,
      pixelsAt,
      paletteAt: 14 + size,
      paletteStride: 3,
      masks: undefined,
    };
  }
  const height = view.getInt32(22, true);
  const compression = view.getUint32(30, true);
  const hasMasks = compression === 3 || compression === 6;
  // After a 40-byte header the masks follow it; later headers contain them at the same place.
  const maskBytes = size === 40 && hasMasks ? (compression === 6 ? 16 : 12) : 0;
  const maskCount = size >= 56 || compression === 6 ? 4 : 3;
  return {
    width: view.getInt32(18, true),
    height: Math.abs(height),
    frames: [],
    topDown: height < 0,
    depth: view.getUint16(28, true),
    compression,
    pixelsAt,
    paletteAt: 14 + size + maskBytes,
    paletteStride: 4,
    masks: hasMasks
      ? Array.from({ length: maskCount }, (_, index) => view.getUint32(54 + 4 * index, true))
      : undefined,
  };
}
