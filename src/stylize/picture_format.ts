import { OUTPUT_FORMATS, type OutputFormat } from "../image/encode.ts";

/** Returns the format that a file name asks for, if it names one that is written. */
export function formatOfName(name: string): OutputFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === "jpg") return "jpeg";
  return OUTPUT_FORMATS.find((format) => format === ending);
}
