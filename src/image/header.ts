import { readBmpHeader } from "./bmp_header.ts";
import type { ImageFormat } from "./format.ts";
import { readGifHeader } from "./gif_header.ts";
import { readJpegHeader } from "./jpeg_header.ts";
import { readPngHeader } from "./png_header.ts";
import { readTiffHeader } from "./tiff_header.ts";
import { readWebpHeader } from "./webp_header.ts";

/** Width and height in pixels. */
export interface Size {
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
}

/** What a file announces before any decoder has touched it. */
export interface ImageHeader extends Size {
  /** Sizes of inner frames; a decoder allocates for these too, whatever the canvas says. */
  readonly frames: readonly Size[];
}

/** Reads the announced sizes; throws where the bytes end early or make no sense. */
export function readHeader(bytes: Uint8Array, format: ImageFormat): ImageHeader {
  switch (format) {
    case "png":
      return readPngHeader(bytes);
    case "jpeg":
      return readJpegHeader(bytes);
    case "webp":
      return readWebpHeader(bytes);
    case "gif":
      return readGifHeader(bytes);
    case "tiff":
      return readTiffHeader(bytes);
    case "bmp":
      return readBmpHeader(bytes);
  }
}
