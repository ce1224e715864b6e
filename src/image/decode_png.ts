import { inflate } from "./inflate.ts";
import { blankPixels, type Pixels } from "./pixels.ts";
import { unfilterRows } from "./png_filter.ts";
import { type PngLayout, readPngLayout } from "./png_layout.ts";
import { type PngPass, pngPasses } from "./png_passes.ts";
import { viewOf } from "./view.ts";

/**
 * Decodes a PNG of any depth, color type and interlacing; of an animation, its first picture.
 *
 * Our own, on the zlib of the runtime. Of imagescript's two decoders the JavaScript one ignores checksums
 * and interlacing and garbles depths below 8 (PngSuite), and the WebAssembly one refuses one in fifteen of
 * the noise pictures that its own encoder writes and zlib reads.
 */
export async function decodePng(bytes: Uint8Array): Promise<Pixels> {
  const layout = readPngLayout(bytes);
  const passes = pngPasses(layout);
  const length = passes.reduce((sum, { rows, rowBytes }) => sum + rows * (rowBytes + 1), 0);
  const raw = await inflate(layout.packed, length);
  if (raw.length < length) throw new SyntaxError("its pixels are cut short");
  const pixels = blankPixels(layout.width, layout.height);
  let at = 0;
  for (const pass of passes) {
    const rows = raw.subarray(at, at + pass.rows * (pass.rowBytes + 1));
    const step = Math.max(1, (layout.channels * layout.depth) >> 3);
    unfilterRows(rows, { rowBytes: pass.rowBytes, step });
    spread(rows, pixels, { pass, layout });
    at += rows.length;
  }
  return pixels;
}

interface Spread {
  readonly pass: PngPass;
  readonly layout: PngLayout;
}

/** Writes the rows of a pass to their places in the picture. */
function spread(rows: Uint8Array, pixels: Pixels, { pass, layout }: Spread): void {
  const { channels } = layout;
  const write = createWriter(layout, pixels.data);
  const samples = new Uint16Array(pass.columns * channels);
  for (let row = 0; row < pass.rows; row++) {
    unpackRow(rows.subarray(row * (pass.rowBytes + 1) + 1), samples, layout.depth);
    const line = (pass.y + row * pass.dy) * pixels.width + pass.x;
    for (let column = 0; column < pass.columns; column++) {
      write((line + column * pass.dx) * 4, samples, column * channels);
    }
  }
}

function unpackRow(row: Uint8Array, samples: Uint16Array, depth: number): void {
  const mask = 2 ** depth - 1;
  for (let index = 0; index < samples.length; index++) {
    if (depth === 8) {
      samples[index] = row[index] ?? 0;
    } else if (depth === 16) {
      samples[index] = ((row[2 * index] ?? 0) << 8) | (row[2 * index + 1] ?? 0);
    } else {
      const bit = index * depth;
      samples[index] = ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & mask;
    }
  }
}

type WritePixel = (to: number, samples: Uint16Array, from: number) => void;

function createWriter(layout: PngLayout, data: Uint8Array): WritePixel {
  const { depth, channels, palette, transparency } = layout;
  if (layout.colorType === 3) {
    return function writeIndexed(to, samples, from): void {
      const index = samples[from] ?? 0;
      for (let k = 0; k < 3; k++) data[to + k] = palette[index * 3 + k] ?? 0;
      data[to + 3] = transparency[index] ?? 255;
    };
  }
  const scale = 255 / (2 ** depth - 1);
  const hasAlpha = channels === 2 || channels === 4;
  const isGray = channels <= 2;
  const key = hasAlpha ? [] : readKey(transparency);
  return function writeColor(to, samples, from): void {
    for (let k = 0; k < 3; k++) {
      data[to + k] = Math.round((samples[isGray ? from : from + k] ?? 0) * scale);
    }
    const isHidden = key.length >= channels &&
      key.slice(0, channels).every((value, k) => samples[from + k] === value);
    data[to + 3] = hasAlpha
      ? Math.round((samples[from + channels - 1] ?? 0) * scale)
      : isHidden
      ? 0
      : 255;
  };
}

/** The key color of gray and RGB pictures: whoever has exactly these samples is transparent. */
function readKey(transparency: Uint8Array): number[] {
  const view = viewOf(transparency);
  return Array.from({ length: transparency.length >> 1 }, (_, k) => view.getUint16(2 * k));
}
