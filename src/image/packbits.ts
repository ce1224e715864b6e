/** Expands PackBits runs (TIFF 6.0, section 9) into at most `length` bytes. */
export function expandPackBits(bytes: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length);
  let from = 0;
  let to = 0;
  while (to < length) {
    const head = bytes[from];
    if (head === undefined) return result.slice(0, to);
    from += 1;
    if (head < 128) {
      const literal = bytes.subarray(from, from + Math.min(head + 1, length - to));
      result.set(literal, to);
      from += head + 1;
      to += head + 1;
    } else if (head > 128) {
      result.fill(bytes[from] ?? 0, to, to + 257 - head);
      from += 1;
      to += 257 - head;
    }
  }
  return result;
}
