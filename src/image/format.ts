import { asciiAt, viewOf } from "./view.ts";

/** A format that `decode` reads. */
export type ImageFormat = "png" | "jpeg" | "webp" | "gif" | "tiff" | "bmp";

/** A format that is recognized so that its refusal can name it. */
export type ForeignFormat = "heic" | "avif" | "svg" | "pdf" | "psd";

const BMP_HEADER_SIZES = [12, 40, 52, 56, 64, 108, 124];

/** Returns the format told by the first bytes; a file name or media type is never believed. */
export function sniffFormat(bytes: Uint8Array): ImageFormat | ForeignFormat | undefined {
  if (asciiAt(bytes, 1, 3) === "PNG" && bytes[0] === 0x89) return "png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (asciiAt(bytes, 0, 4) === "RIFF" && asciiAt(bytes, 8, 4) === "WEBP") return "webp";
  if (["GIF87a", "GIF89a"].includes(asciiAt(bytes, 0, 6))) return "gif";
  if (["II*\0", "MM\0*"].includes(asciiAt(bytes, 0, 4))) return "tiff";
  if (isBmp(bytes)) return "bmp";
  if (asciiAt(bytes, 4, 4) === "ftyp") return sniffBrand(bytes);
  if (asciiAt(bytes, 0, 5) === "%PDF-") return "pdf";
  if (asciiAt(bytes, 0, 4) === "8BPS") return "psd";
  return isSvg(bytes) ? "svg" : undefined;
}

/** "BM" alone also starts plain text, so the size of the second header has to be a known one. */
function isBmp(bytes: Uint8Array): boolean {
  if (asciiAt(bytes, 0, 2) !== "BM" || bytes.length < 18) return false;
  return BMP_HEADER_SIZES.includes(viewOf(bytes).getUint32(14, true));
}

/** HEIC and AVIF share a container (ISO 14496-12) and differ only in their brands. */
function sniffBrand(bytes: Uint8Array): "heic" | "avif" | undefined {
  const end = Math.min(viewOf(bytes).getUint32(0), bytes.length, 256);
  const brands = asciiAt(bytes, 8, Math.max(4, end - 8));
  if (/avi[fs]/.test(brands)) return "avif";
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? "heic" : undefined;
}

function isSvg(bytes: Uint8Array): boolean {
  const text = asciiAt(bytes, 0, Math.min(bytes.length, 1024)).replace(/^\xef\xbb\xbf/, "");
  return /^\s*(<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(text) && /<svg[\s>]/i.test(text);
}
