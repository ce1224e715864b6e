import type { ImageHeader } from "./image_header.ts";
import { asciiAt, viewOf } from "./view.ts";

/** Reads the size from IHDR, which has to be the first chunk. */
export function readPngHeader(bytes: Uint8Array): ImageHeader {
  if (asciiAt(bytes, 12, 4) !== "IHDR") throw new SyntaxError("its IHDR chunk is missing");
  const view = viewOf(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20), frames: [] };
}
