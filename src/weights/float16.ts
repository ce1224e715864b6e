/** Largest finite value of a half float. */
export const FLOAT16_MAX = 65504;

/** Decodes half floats (IEEE 754 binary16, little-endian) at any byte offset. */
export function decodeFloat16(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  // A typed array can only begin at a multiple of its element's size.
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Float32Array(
    new Float16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 1),
  );
}

/** Encodes half floats, rounding to the nearest and on a tie to the even one. */
export function encodeFloat16(values: Float32Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new Float16Array(values).buffer);
}
