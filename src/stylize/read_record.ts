import { readPngText } from "../image/png_text.ts";
import { sniffFormat } from "../image/format.ts";
import { parseRecord, type RunRecord } from "./record.ts";
import { RECORD_KEY } from "./result.ts";

/**
 * Reads a record from the bytes of its own file, or of a PNG that carries one.
 *
 * @throws {SyntaxError} If there is no record in them
 */
export function readRecord(bytes: Uint8Array, name: string): RunRecord {
  const format = sniffFormat(bytes);
  if (format === undefined) return parseRecord(new TextDecoder().decode(bytes), name);
  const text = format === "png" ? readPngText(bytes, RECORD_KEY) : undefined;
  if (text === undefined) {
    throw new SyntaxError(
      `Cannot read a record from ${name} as this picture carries none: choose a PNG that Impasto painted, ` +
        "or a file that --record wrote",
    );
  }
  return parseRecord(text, name);
}
