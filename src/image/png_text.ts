import { concatBytes } from "./concat.ts";
import { PNG_SIGNATURE, pngChunks, writePngChunk } from "./png_chunks.ts";

// Signature, then IHDR with its 13 bytes and the 12 around them.
const AFTER_HEADER = PNG_SIGNATURE + 25;

/** Returns a copy of a PNG file with one iTXt chunk for each entry, right after its header. */
export function writePngText(
  bytes: Uint8Array,
  text: Readonly<Record<string, string>>,
): Uint8Array {
  const chunks = Object.entries(text).map(([key, value]) => {
    checkKey(key);
    // iTXt holds UTF-8, tEXt only Latin-1; the five zeros are: end of key, plain, method, no language, no
    // translated key.
    const payload = new TextEncoder().encode(`${key}\0\0\0\0\0${value}`);
    return writePngChunk({ type: "iTXt", payload });
  });
  return concatBytes([bytes.subarray(0, AFTER_HEADER), ...chunks, bytes.subarray(AFTER_HEADER)]);
}

/** Returns the text kept under a key in tEXt or uncompressed iTXt chunks, or undefined. */
export function readPngText(bytes: Uint8Array, key: string): string | undefined {
  for (const { type, payload } of pngChunks(bytes)) {
    if (type !== "tEXt" && type !== "iTXt") continue;
    const end = payload.indexOf(0);
    if (new TextDecoder("latin1").decode(payload.subarray(0, Math.max(end, 0))) !== key) continue;
    if (type === "tEXt") return new TextDecoder("latin1").decode(payload.subarray(end + 1));
    const isCompressed = payload[end + 1] === 1;
    const languageEnd = payload.indexOf(0, end + 3);
    const translatedEnd = payload.indexOf(0, languageEnd + 1);
    if (isCompressed || languageEnd < 0 || translatedEnd < 0) continue;
    return new TextDecoder().decode(payload.subarray(translatedEnd + 1));
  }
  return undefined;
}

function checkKey(key: string): void {
  // PNG wants 1 to 79 characters; ASCII keeps readers that expect Latin-1 and UTF-8 in agreement.
  if (/^[\x21-\x7e](?:[\x20-\x7e]{0,77}[\x21-\x7e])?$/.test(key)) return;
  throw new RangeError(
    `Cannot use PNG text key "${key}": use 1 to 79 printable ASCII characters without outer spaces`,
  );
}
