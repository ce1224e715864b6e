import { blankPixels, type Pixels } from "./pixels.ts";
import { paste } from "./paste.ts";
import { copyIn, copyOut, type WasmCodec } from "./wasm_bytes.ts";

interface GifCodec extends WasmCodec {
  readonly decoder_new: (address: number, byteCount: number, limit: number) => number;
  readonly decoder_width: (decoder: number) => number;
  readonly decoder_height: (decoder: number) => number;
  readonly decoder_frame: (decoder: number) => number;
  readonly decoder_frame_x: (frame: number) => number;
  readonly decoder_frame_y: (frame: number) => number;
  readonly decoder_frame_width: (frame: number) => number;
  readonly decoder_frame_height: (frame: number) => number;
  readonly decoder_frame_buffer: (frame: number) => number;
  readonly wlen: () => number;
}

// The codec returns these in place of a frame: 0 is damage, 1 the end of the file.
const NO_FRAME = [0, 1];

/** Decodes the first frame of a GIF onto its canvas; what the frame leaves out is transparent. */
export async function decodeGif(bytes: Uint8Array): Promise<Pixels> {
  const { gif } = await import("./imagescript.js");
  const instance = new WebAssembly.Instance(gif, { env: { push_to_stream } });
  const codec = instance.exports as GifCodec;
  const decoder = codec.decoder_new(copyIn(codec, bytes), bytes.length, 0);
  if (decoder === 0) throw new SyntaxError("its header is damaged");
  const frame = codec.decoder_frame(decoder);
  if (NO_FRAME.includes(frame)) throw new SyntaxError("its first frame is damaged");
  const width = codec.decoder_frame_width(frame);
  const height = codec.decoder_frame_height(frame);
  const address = codec.decoder_frame_buffer(frame);
  const patch = { width, height, data: copyOut(codec, address, codec.wlen()) };
  const canvas = blankPixels(codec.decoder_width(decoder), codec.decoder_height(decoder));
  const at = { x: codec.decoder_frame_x(frame), y: codec.decoder_frame_y(frame) };
  return paste(canvas, { patch, ...at });
}

function push_to_stream(): void {}
