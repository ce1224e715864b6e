/** Packs bytes as the LZW of TIFF, with its early change of width; the mirror of what we read. */
export function packLzw(bytes: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  let bits = "";
  let table = new Map<string, number>();
  const width = (): number => Math.floor(Math.log2(table.size)) + 1;
  const put = (code: number): void => void (bits += code.toString(2).padStart(width(), "0"));
  const clear = (): void => {
    table = new Map(
      Array.from({ length: 258 }, (_, code) => [code < 256 ? `,${code}` : `#${code}`, code]),
    );
  };
  clear();
  put(256);
  let held = "";
  for (const byte of Array.from(bytes)) {
    const longer = `${held},${byte}`;
    if (table.has(longer)) {
      held = longer;
      continue;
    }
    put(table.get(held) ?? 0);
    table.set(longer, table.size);
    if (table.size >= 4093) {
      put(256);
      clear();
    }
    held = `,${byte}`;
  }
  if (held) put(table.get(held) ?? 0);
  table.set("#end", table.size);
  put(257);
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, "0");
  return Uint8Array.from(padded.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}
