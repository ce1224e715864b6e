import { readBmpHeader } from "./bmp_header.ts";
import type { ImageFormat } from "./format.ts";
import type { ImageHeader } from "./image_header.ts";
import { readGifHeader } from "./gif_header.ts";
import { readJpegHeader } from "./jpeg_header.ts";
import { readPngHeader } from "./png_header.ts";
import { readTiffHeader } from "./tiff_header.ts";
import { readWebpHeader } from "./webp_header.ts";

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
