/** The part of a WebAssembly codec that every one of imagescript's modules exports. */
export interface WasmCodec extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  readonly walloc: (byteCount: number) => number;
}

/** Copies bytes into the memory of a codec and returns their address. */
export function copyIn(codec: WasmCodec, bytes: Uint8Array): number {
  // The address is unsigned, but WebAssembly hands every i32 over as a signed number.
  const address = codec.walloc(bytes.length) >>> 0;
  new Uint8Array(codec.memory.buffer).set(bytes, address);
  return address;
}

/** Copies bytes out of the memory of a codec. */
export function copyOut(codec: WasmCodec, address: number, length: number): Uint8Array {
  return new Uint8Array(codec.memory.buffer).slice(address >>> 0, (address >>> 0) + length);
}
