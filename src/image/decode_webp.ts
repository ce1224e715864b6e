import { paste } from "./paste.ts";
import { blankPixels, type Pixels } from "./pixels.ts";
import { extractWebpFrame } from "./webp_frame.ts";

/** Decodes a lossy or lossless WebP; of an animation, the first frame on its canvas. */
export async function decodeWebp(bytes: Uint8Array): Promise<Pixels> {
  const { default: decode } = await import("@jsquash/webp/decode.js");
  const frame = extractWebpFrame(bytes);
  const source = frame?.file ?? bytes;
  const { width, height, data } = await decode(new Uint8Array(source).buffer);
  const patch = { width, height, data: new Uint8Array(data.buffer) };
  if (!frame) return patch;
  return paste(blankPixels(frame.canvas.width, frame.canvas.height), { patch, ...frame.at });
}
