import { encode, type EncodeOptions } from "../image/encode.ts";
import type { Pixels } from "../image/pixels.ts";
import type { Warning } from "./progress.ts";
import type { RunRecord } from "./record.ts";

/** Key under which a PNG carries its record. */
export const RECORD_KEY = "impasto";

/** A painted picture. */
export interface StylizeResult {
  /** The picture. */
  readonly pixels: Pixels;
  /** What repeats it. */
  readonly record: RunRecord;
  /** What is worth telling the user. */
  readonly warnings: readonly Warning[];
  /** Encodes the picture; a PNG carries the record without its curve. */
  encode(
    format: EncodeOptions["format"],
    options?: Omit<EncodeOptions, "format" | "text">,
  ): Promise<Uint8Array>;
}

/** Returns what a PNG carries of a record: all but its curve, which would outweigh small pictures. */
export function recordText(record: RunRecord): Readonly<Record<string, string>> {
  const { curve: _, ...short } = record;
  return { [RECORD_KEY]: JSON.stringify(short) };
}

/** Makes a result of its parts. */
export function createResult(pixels: Pixels, record: RunRecord): StylizeResult {
  const text = recordText(record);
  return {
    pixels,
    record,
    warnings: record.result.warnings,
    async encode(format, options = {}): Promise<Uint8Array> {
      return await encode(pixels, { ...options, format, text });
    },
  };
}
