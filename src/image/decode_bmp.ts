import { type BmpHeader, readBmpHeader } from "./bmp_header.ts";
import { expandRle8 } from "./bmp_rle.ts";
import { blankPixels, type Pixels } from "./pixels.ts";
import { viewOf } from "./view.ts";

type ReadPixel = (row: number, column: number) => number;

// 16 bits without masks mean five a channel; 24 and 32 bits mean a byte a channel and no alpha.
const MASKS_16 = [0x7c00, 0x03e0, 0x001f];
const MASKS_32 = [0xff0000, 0x00ff00, 0x0000ff];

/** Decodes a BMP of 1, 4, 8, 16, 24 or 32 bits a pixel, plain or RLE8. */
export function decodeBmp(bytes: Uint8Array): Pixels {
  const header = readBmpHeader(bytes);
  const { depth, compression } = header;
  if (![1, 4, 8, 16, 24, 32].includes(depth)) {
    throw new SyntaxError(`its ${depth} bits a pixel are not supported`);
  }
  if (compression === 1 && depth === 8) {
    const rows = expandRle8(bytes.subarray(header.pixelsAt), header);
    return fromPalette(header, bytes, (row, column) => rows[row * header.width + column] ?? 0);
  }
  if (![0, 3, 6].includes(compression)) {
    throw new SyntaxError(`its compression ${compression} is not supported`);
  }
  const read = pixelReader(bytes, header);
  return depth <= 8 ? fromPalette(header, bytes, read) : fromMasks(header, read);
}

/** Rows are padded to four bytes; bits are packed from the high end. */
function pixelReader(bytes: Uint8Array, header: BmpHeader): ReadPixel {
  const { depth, width, height, pixelsAt } = header;
  const stride = Math.ceil((width * depth) / 32) * 4;
  const view = viewOf(bytes);
  // One check in front: the last row may lack its padding, but not its pixels.
  if (pixelsAt + stride * (height - 1) + Math.ceil((width * depth) / 8) > bytes.length) {
    throw new SyntaxError("its pixels are cut short");
  }
  return function read(row, column): number {
    const start = pixelsAt + row * stride;
    if (depth === 32) return view.getUint32(start + column * 4, true);
    if (depth === 16) return view.getUint16(start + column * 2, true);
    if (depth === 24) {
      const at = start + column * 3;
      return view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
    }
    const bit = column * depth;
    return (view.getUint8(start + (bit >> 3)) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  };
}

function fromPalette(header: BmpHeader, bytes: Uint8Array, read: ReadPixel): Pixels {
  const { paletteAt, paletteStride } = header;
  return fill(header, (data, to, row, column) => {
    const at = paletteAt + read(row, column) * paletteStride;
    data[to] = bytes[at + 2] ?? 0;
    data[to + 1] = bytes[at + 1] ?? 0;
    data[to + 2] = bytes[at] ?? 0;
    data[to + 3] = 255;
  });
}

function fromMasks(header: BmpHeader, read: ReadPixel): Pixels {
  const masks = header.masks ?? (header.depth === 16 ? MASKS_16 : MASKS_32);
  const channels = masks.map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { mask, shift, top: (mask >>> shift) || 1 };
  });
  return fill(header, (data, to, row, column) => {
    const value = read(row, column);
    data[to + 3] = 255;
    channels.forEach(({ mask, shift, top }, channel) => {
      if (mask === 0) return;
      data[to + channel] = Math.round((((value & mask) >>> shift) * 255) / top);
    });
  });
}

function fill(
  { width, height, topDown }: BmpHeader,
  write: (data: Uint8Array, to: number, row: number, column: number) => void,
): Pixels {
  const pixels = blankPixels(width, height);
  for (let y = 0; y < height; y++) {
    const row = topDown ? y : height - 1 - y;
    for (let x = 0; x < width; x++) write(pixels.data, (y * width + x) * 4, row, x);
  }
  return pixels;
}
