import { blankPixels, type Pixels } from "./pixels.ts";
import { readTiffBlock } from "./tiff_block.ts";
import { readTiffDirectory } from "./tiff_directory.ts";
import { readTiffLayout, type TiffLayout } from "./tiff_layout.ts";

/**
 * Decodes the first page of a TIFF: gray, palette, RGB or CMYK; plain, LZW, Deflate or PackBits.
 *
 * Our own decoder, as imagescript's crashes on plain and LZW files.
 */
export async function decodeTiff(bytes: Uint8Array): Promise<Pixels> {
  const layout = readTiffLayout(readTiffDirectory(bytes));
  const { width, height, block, samples, planar } = layout;
  const across = Math.ceil(width / block.width);
  const down = Math.ceil(height / block.height);
  const isTiled = block.width !== width;
  const planes = planar ? samples : 1;
  const page = new Uint16Array(width * height * samples);
  for (let index = 0; index < across * down * planes; index++) {
    const plane = Math.floor(index / (across * down));
    const left = (index % across) * block.width;
    const top = (Math.floor(index / across) % down) * block.height;
    const visible = Math.min(block.height, height - top);
    const rows = isTiled ? block.height : visible;
    const values = await readTiffBlock(bytes, { layout, block: { index, rows } });
    place(page, { layout, values, left, top, plane });
  }
  const pixels = blankPixels(width, height);
  toRgba(page, pixels.data, layout);
  return pixels;
}

interface Placement {
  readonly layout: TiffLayout;
  readonly values: Uint16Array;
  readonly left: number;
  readonly top: number;
  readonly plane: number;
}

function place(page: Uint16Array, { layout, values, left, top, plane }: Placement): void {
  const { width, height, block, samples, planar } = layout;
  const step = planar ? 1 : samples;
  const columns = Math.min(block.width, width - left);
  for (let row = 0; row < Math.min(block.height, height - top); row++) {
    for (let column = 0; column < columns; column++) {
      const from = (row * block.width + column) * step;
      const to = ((top + row) * width + left + column) * samples + plane;
      for (let sample = 0; sample < step; sample++) page[to + sample] = values[from + sample] ?? 0;
    }
  }
}

function toRgba(page: Uint16Array, data: Uint8Array, layout: TiffLayout): void {
  const { samples, photometric, depth, palette, alpha } = layout;
  const top = 2 ** depth - 1;
  const colors = palette.length / 3;
  const at = (from: number): number => (page[from] ?? 0) / top;
  for (let from = 0, to = 0; to < data.length; from += samples, to += 4) {
    const opacity = alpha === "none" ? 1 : at(from + (photometric === 2 ? 3 : 1));
    // Pixels hold straight color; where nothing is visible there is no color to recover.
    const scale = alpha === "premultiplied" ? (opacity > 0 ? 1 / opacity : 0) : 1;
    for (let channel = 0; channel < 3; channel++) {
      let value: number;
      if (photometric === 3) {
        value = (palette[channel * colors + (page[from] ?? 0)] ?? 0) / 65535;
      } else if (photometric === 5) {
        value = (1 - at(from + channel)) * (1 - at(from + 3));
      } else if (photometric === 2) {
        value = at(from + channel) * scale;
      } else {
        value = (photometric === 0 ? 1 - at(from) : at(from)) * scale;
      }
      data[to + channel] = Math.min(255, Math.round(value * 255));
    }
    data[to + 3] = Math.round(opacity * 255);
  }
}
