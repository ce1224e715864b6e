import { deflateSync } from "node:zlib";
import { concatBytes } from "../../src/image/concat.ts";
import { writePngChunk } from "../../src/image/png_chunks.ts";

/** What goes into a PNG file made by hand. */
export interface MadePng {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  /** Rows as they are stored, each without its filter byte; of all Adam7 passes where interlaced. */
  readonly rows: readonly (readonly number[])[];
  readonly interlaced?: boolean;
  /** Chunks between IHDR and IDAT. */
  readonly chunks?: readonly (readonly [string, Uint8Array])[];
}

/** Makes a PNG file of any kind, unfiltered. */
export function makePng(png: MadePng): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, png.width);
  view.setUint32(4, png.height);
  header.set([png.depth, png.colorType, 0, 0, png.interlaced ? 1 : 0], 8);
  const pixels = deflateSync(Uint8Array.from(png.rows.flatMap((row) => [0, ...row])));
  const chunks = [["IHDR", header], ...png.chunks ?? [], ["IDAT", pixels], [
    "IEND",
    new Uint8Array(),
  ]] as const;
  return concatBytes([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    ...chunks.map(([type, payload]) => writePngChunk({ type, payload: new Uint8Array(payload) })),
  ]);
}
