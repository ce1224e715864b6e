import type { Pixels } from "./pixels.ts";
import { copyIn, copyOut, type WasmCodec } from "./wasm_bytes.ts";

interface PngCodec extends WasmCodec {
  readonly decode: (address: number, byteCount: number) => number;
  readonly width: () => number;
  readonly height: () => number;
}

/**
 * Decodes a PNG of any depth, color type and interlacing; of an animation, its first picture.
 *
 * This is imagescript's WebAssembly decoder (libspng). Its plain JavaScript decoder ignores checksums
 * and interlacing and garbles depths below 8, measured on PngSuite.
 */
export async function decodePng(bytes: Uint8Array): Promise<Pixels> {
  const { png } = await import("./imagescript.js");
  // A fresh instance each time: its memory never shrinks, and a failed call leaves it in an unknown state.
  const instance = new WebAssembly.Instance(png, { env: { emscripten_notify_memory_growth } });
  const codec = instance.exports as PngCodec;
  const address = codec.decode(copyIn(codec, bytes), bytes.length);
  if (address < 0 && address >= -256) throw new SyntaxError("its chunks or pixels are damaged");
  const width = codec.width();
  const height = codec.height();
  return { width, height, data: copyOut(codec, address, width * height * 4) };
}

function emscripten_notify_memory_growth(): void {}
