import type { ImageHeader } from "./image_header.ts";
import { jpegSegments } from "./jpeg_segments.ts";
import { viewOf } from "./view.ts";

// 0xc4, 0xc8 and 0xcc lie in the range of the frame markers and mean tables (ITU-T T.81, table B.1).
const NOT_FRAMES = [0xc4, 0xc8, 0xcc];

/** What the frame header of a JPEG file tells. */
export interface JpegHeader extends ImageHeader {
  /** Channels: 1 gray, 3 color, 4 ink. */
  readonly channels: number;
}

/** Reads the frame header (SOF). */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  for (const { marker, payload } of jpegSegments(bytes)) {
    if (marker < 0xc0 || marker > 0xcf || NOT_FRAMES.includes(marker)) continue;
    const view = viewOf(payload);
    return {
      width: view.getUint16(3),
      height: view.getUint16(1),
      channels: view.getUint8(5),
      frames: [],
    };
  }
  throw new SyntaxError("its frame header is missing");
}
