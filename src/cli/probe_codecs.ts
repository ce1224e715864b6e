import { decode } from "../image/decode.ts";
import { encode, OUTPUT_FORMATS, type OutputFormat } from "../image/encode.ts";

/** What came of writing and reading back a picture in a format. */
export interface CodecReport {
  /** The format. */
  readonly format: OutputFormat;
  /** Why it does not work; absent where it does. */
  readonly reason?: string;
}

/** Writes and reads back one small picture in every format that is written. */
export async function probeCodecs(): Promise<CodecReport[]> {
  const reports: CodecReport[] = [];
  for (const format of OUTPUT_FORMATS) {
    try {
      const pixels = { width: 8, height: 8, data: new Uint8Array(8 * 8 * 4).fill(255) };
      const back = await decode(await encode(pixels, { format }), { name: `a ${format} picture` });
      const fits = back.width === 8 && back.height === 8;
      reports.push({ format, ...(!fits && { reason: "it came back in another size" }) });
    } catch (error) {
      // Whatever a codec throws here is the finding.
      reports.push({ format, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return reports;
}
