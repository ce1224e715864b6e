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

/** Makes a result of its parts. */
export function createResult(pixels: Pixels, record: RunRecord): StylizeResult {
  const { curve: _, ...short } = record;
  const text = { [RECORD_KEY]: JSON.stringify(short) };
  return {
    pixels,
    record,
    warnings: record.result.warnings,
    async encode(format, options = {}): Promise<Uint8Array> {
      return await encode(pixels, { ...options, format, text });
    },
  };
}
