import { concatBytes } from "../../src/image/concat.ts";

/** What goes into a BMP file made by hand. */
export interface MadeBmp {
  readonly width: number;
  /** Negative where the top row comes first. */
  readonly height: number;
  readonly depth: number;
  readonly compression?: number;
  /** Bit masks after the header. */
  readonly masks?: readonly number[];
  /** Colors of the table as blue, green, red, 0. */
  readonly palette?: readonly (readonly number[])[];
  /** Bytes of the pixels, padding included. */
  readonly pixels: readonly number[];
}

/** Makes a BMP file with the 40-byte header. */
export function makeBmp(bmp: MadeBmp): Uint8Array<ArrayBuffer> {
  const { masks = [], palette = [] } = bmp;
  const head = new Uint8Array(54 + 4 * masks.length);
  const view = new DataView(head.buffer);
  head.set(new TextEncoder().encode("BM"));
  view.setUint32(10, head.length + 4 * palette.length, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, bmp.width, true);
  view.setInt32(22, bmp.height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, bmp.depth, true);
  view.setUint32(30, bmp.compression ?? 0, true);
  masks.forEach((mask, index) => view.setUint32(54 + 4 * index, mask, true));
  return concatBytes([head, Uint8Array.from(palette.flat()), Uint8Array.from(bmp.pixels)]);
}
