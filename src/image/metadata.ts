import { concatBytes } from "./concat.ts";
import type { ImageFormat } from "./format.ts";
import { inflate } from "./inflate.ts";
import { jpegSegments } from "./jpeg_segments.ts";
import { readOrientation } from "./orientation.ts";
import { pngChunks } from "./png_chunks.ts";
import { readTiffDirectory } from "./tiff_directory.ts";
import { asciiAt } from "./view.ts";
import { webpChunks } from "./webp_chunks.ts";

/** What a file says about its pixels beside the pixels. */
export interface Metadata {
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
  /** Bytes of the embedded ICC profile. */
  readonly profile?: Uint8Array;
}

interface Blocks {
  readonly exif?: Uint8Array | undefined;
  readonly profile?: Uint8Array | undefined;
}

// The largest press profiles take about 3 MB.
const MAX_PROFILE = 8 * 2 ** 20;
const EXIF_HEADER = "Exif\0\0";
const ICC_HEADER = "ICC_PROFILE\0";

/**
 * Reads orientation and color profile.
 *
 * Damage in here is passed over: the pixels are sound, and viewers show such files as well.
 */
export async function readMetadata(bytes: Uint8Array, format: ImageFormat): Promise<Metadata> {
  try {
    const { exif, profile } = await readBlocks(bytes, format);
    const orientation = exif ? readOrientationSafely(exif) : 1;
    return profile ? { orientation, profile } : { orientation };
  } catch {
    return { orientation: 1 };
  }
}

function readOrientationSafely(exif: Uint8Array): number {
  try {
    return readOrientation(exif);
  } catch {
    return 1;
  }
}

async function readBlocks(bytes: Uint8Array, format: ImageFormat): Promise<Blocks> {
  switch (format) {
    case "jpeg":
      return readJpegBlocks(bytes);
    case "png":
      return await readPngBlocks(bytes);
    case "webp": {
      const chunks = [...webpChunks(bytes)];
      const exif = chunks.find((chunk) => chunk.type === "EXIF")?.payload;
      const profile = chunks.find((chunk) => chunk.type === "ICCP")?.payload;
      return { exif: exif && withoutHeader(exif), profile };
    }
    case "tiff": {
      const profile = readTiffDirectory(bytes).values.get(34675);
      return { exif: bytes, profile: profile && Uint8Array.from(profile) };
    }
    default:
      return {};
  }
}

/** Some writers put JPEG's header in front of the EXIF block of a WebP file too. */
function withoutHeader(exif: Uint8Array): Uint8Array {
  return asciiAt(exif, 0, 6) === EXIF_HEADER ? exif.subarray(6) : exif;
}

function readJpegBlocks(bytes: Uint8Array): Blocks {
  let exif: Uint8Array | undefined;
  const parts: Uint8Array[] = [];
  for (const { marker, payload } of jpegSegments(bytes)) {
    if (marker === 0xe1 && asciiAt(payload, 0, 6) === EXIF_HEADER) exif ??= payload.subarray(6);
    if (marker === 0xe2 && asciiAt(payload, 0, 12) === ICC_HEADER) {
      // A segment holds 64 KiB, so large profiles come in numbered parts (ICC.1:2022, annex B.4).
      parts[payload[12] ?? 0] = payload.subarray(14);
    }
  }
  // Filtering drops the holes that a missing part leaves in the list.
  const profile = concatBytes(parts.filter((part) => part !== undefined));
  return { exif, profile: profile.length > 0 ? profile : undefined };
}

/**
 * Reads eXIf and iCCP. The chunks gAMA and cHRM are passed over, as Photoshop, libvips and Pillow do: old
 * files carry values that nobody looked at.
 */
async function readPngBlocks(bytes: Uint8Array): Promise<Blocks> {
  const chunks = [...pngChunks(bytes)];
  const exif = chunks.find((chunk) => chunk.type === "eXIf")?.payload;
  const packed = chunks.find((chunk) => chunk.type === "iCCP")?.payload;
  if (!packed) return { exif };
  const profile = await inflate(packed.subarray(packed.indexOf(0) + 2), MAX_PROFILE);
  return { exif, profile };
}
