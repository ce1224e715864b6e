import type { Size } from "./image_header.ts";
import type { TiffDirectory } from "./tiff_directory.ts";

/** How the samples of a TIFF page lie in the file. */
export interface TiffLayout extends Size {
  /** Byte order of 16-bit samples. */
  readonly littleEndian: boolean;
  /** Bits a sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  /** Samples a pixel. */
  readonly samples: number;
  /** 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 CMYK. */
  readonly photometric: number;
  /** Compression tag. */
  readonly compression: number;
  /** Whether samples are differences to their left neighbor. */
  readonly differenced: boolean;
  /** Whether each plane holds one sample of every pixel. */
  readonly planar: boolean;
  /** Whether the fourth or second sample is alpha, and whether color is multiplied by it. */
  readonly alpha: "none" | "straight" | "premultiplied";
  /** Size of a strip or tile in pixels. */
  readonly block: Size;
  /** Offsets of the strips or tiles. */
  readonly offsets: readonly number[];
  /** Bytes of the strips or tiles. */
  readonly byteCounts: readonly number[];
  /** Color table: all reds, all greens, all blues, 16 bits each. */
  readonly palette: readonly number[];
}

const COLOR_SAMPLES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4 };

/** Reads the layout tags and throws on what is not supported. */
export function readTiffLayout({ values, littleEndian }: TiffDirectory): TiffLayout {
  const one = (tag: number, fallback: number): number => values.get(tag)?.[0] ?? fallback;
  const width = one(256, 0);
  const height = one(257, 0);
  const tiled = values.has(322);
  const photometric = one(262, 1);
  const samples = one(277, 1);
  const depth = one(258, 1);
  const colorSamples = COLOR_SAMPLES[photometric];
  if (colorSamples === undefined) {
    throw new SyntaxError(`its color model ${photometric} is not supported`);
  }
  // More samples than color and alpha are layers of a measuring instrument, and memory follows them.
  if (samples < colorSamples || samples > 5) {
    throw new SyntaxError(`its ${samples} samples a pixel do not fit its color model`);
  }
  if (![1, 2, 4, 8, 16].includes(depth) || one(339, 1) !== 1) {
    throw new SyntaxError(`its ${depth}-bit samples are not supported`);
  }
  // The format asks for multiples of 16; without a floor a small file could hold millions of tiles.
  if (tiled && Math.min(one(322, 0), one(323, 0)) < 16) {
    throw new SyntaxError("its tiles are smaller than 16 pixels");
  }
  const extra = samples > colorSamples ? one(338, 0) : 0;
  return {
    width,
    height,
    littleEndian,
    depth,
    samples,
    photometric,
    compression: one(259, 1),
    differenced: one(317, 1) === 2,
    planar: one(284, 1) === 2 && samples > 1,
    alpha: extra === 1 ? "premultiplied" : extra === 2 ? "straight" : "none",
    block: tiled
      ? { width: one(322, 0), height: one(323, 0) }
      : { width, height: Math.min(height, one(278, height)) },
    offsets: values.get(tiled ? 324 : 273) ?? [],
    byteCounts: values.get(tiled ? 325 : 279) ?? [],
    palette: values.get(320) ?? [],
  };
}
