import type { ImageHeader } from "./image_header.ts";
import { readTiffDirectory } from "./tiff_directory.ts";

/** Reads the size of the first page. */
export function readTiffHeader(bytes: Uint8Array): ImageHeader {
  const { values } = readTiffDirectory(bytes);
  const width = values.get(256)?.[0];
  const height = values.get(257)?.[0];
  if (width === undefined || height === undefined) {
    throw new SyntaxError("its size tags (256 and 257) are missing");
  }
  // A tile is decoded whole, so a tile larger than the page counts as a frame.
  const tileWidth = values.get(322)?.[0];
  const tileHeight = values.get(323)?.[0];
  const tiled = tileWidth !== undefined && tileHeight !== undefined;
  return { width, height, frames: tiled ? [{ width: tileWidth, height: tileHeight }] : [] };
}
