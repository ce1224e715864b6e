import { inflate } from "./inflate.ts";
import { expandLzw } from "./lzw.ts";
import { expandPackBits } from "./packbits.ts";
import type { TiffLayout } from "./tiff_layout.ts";

/** A strip or tile, and the rows it has to give. */
export interface TiffBlock {
  /** Position in the lists of offsets and byte counts. */
  readonly index: number;
  /** Rows that are needed; the last strip may be short. */
  readonly rows: number;
}

/** Returns the samples of one strip or tile as numbers, row by row. */
export async function readTiffBlock(
  bytes: Uint8Array,
  { layout, block }: { readonly layout: TiffLayout; readonly block: TiffBlock },
): Promise<Uint16Array> {
  const rowSamples = layout.block.width * (layout.planar ? 1 : layout.samples);
  const rowBytes = Math.ceil((rowSamples * layout.depth) / 8);
  const start = layout.offsets[block.index];
  const count = layout.byteCounts[block.index];
  if (start === undefined || count === undefined || start + count > bytes.length) {
    throw new SyntaxError("its pixels are cut short");
  }
  const packed = bytes.subarray(start, start + count);
  const raw = await expand(packed, layout, rowBytes);
  if (raw.length < rowBytes * block.rows) throw new SyntaxError("its pixels are cut short");
  const samples = unpack(raw, { layout, rowSamples, rowBytes, rows: block.rows });
  if (layout.differenced) addUp(samples, layout, rowSamples);
  return samples;
}

/** The last strip may be stored short or whole, so the needed length is checked by the caller. */
async function expand(
  bytes: Uint8Array,
  layout: TiffLayout,
  rowBytes: number,
): Promise<Uint8Array> {
  const length = rowBytes * layout.block.height;
  switch (layout.compression) {
    case 1:
      return bytes;
    case 5:
      return expandLzw(bytes, length);
    case 8:
    case 32946:
      return await inflate(bytes, length);
    case 32773:
      return expandPackBits(bytes, length);
    default:
      throw new SyntaxError(`its compression ${layout.compression} is not supported`);
  }
}

interface Rows {
  readonly layout: TiffLayout;
  readonly rowSamples: number;
  readonly rowBytes: number;
  readonly rows: number;
}

function unpack(raw: Uint8Array, { layout, rowSamples, rowBytes, rows }: Rows): Uint16Array {
  const { depth, littleEndian } = layout;
  const samples = new Uint16Array(rowSamples * rows);
  const mask = 2 ** depth - 1;
  for (let row = 0; row < rows; row++) {
    for (let index = 0; index < rowSamples; index++) {
      const bit = index * depth;
      const at = row * rowBytes + (bit >> 3);
      const first = raw[at] ?? 0;
      const second = raw[at + 1] ?? 0;
      samples[row * rowSamples + index] = depth === 16
        ? littleEndian ? (second << 8) | first : (first << 8) | second
        : (first >> (8 - depth - (bit & 7))) & mask;
    }
  }
  return samples;
}

function addUp(samples: Uint16Array, layout: TiffLayout, rowSamples: number): void {
  const step = layout.planar ? 1 : layout.samples;
  const mask = 2 ** layout.depth - 1;
  for (let row = 0; row < samples.length; row += rowSamples) {
    for (let at = row + step; at < row + rowSamples; at++) {
      samples[at] = ((samples[at] ?? 0) + (samples[at - step] ?? 0)) & mask;
    }
  }
}
