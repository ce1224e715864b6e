const CLEAR = 256;
const END = 257;
const MAX_CODES = 4096;

/** Expands the LZW of TIFF (TIFF 6.0, section 13) into at most `length` bytes. */
export function expandLzw(bytes: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length);
  const reader = new CodeReader(bytes);
  const table = new CodeTable();
  let previous = -1;
  let at = 0;
  while (at < length) {
    const code = reader.read(table.codeWidth);
    if (code === END) return result.slice(0, at);
    if (code === CLEAR) {
      table.clear();
      previous = -1;
      continue;
    }
    if (previous >= 0) table.add(previous, code);
    at += table.write(code, result, at);
    previous = code;
  }
  return result;
}

/** Strings by code; each is an older string and one more byte. */
class CodeTable {
  readonly #prefix = new Uint16Array(MAX_CODES);
  readonly #suffix = Uint8Array.from({ length: MAX_CODES }, (_, code) => code);
  readonly #sizes = new Uint16Array(MAX_CODES).fill(1);
  #next = END + 1;

  /** TIFF widens its codes one entry early, a slip of the first encoder that became the format. */
  get codeWidth(): number {
    return Math.min(12, 32 - Math.clz32(this.#next + 1));
  }

  clear(): void {
    this.#next = END + 1;
  }

  add(previous: number, code: number): void {
    const next = this.#next;
    if (next >= MAX_CODES) return;
    this.#prefix[next] = previous;
    this.#sizes[next] = (this.#sizes[previous] ?? 0) + 1;
    // A code that names the entry in the making repeats the first byte of the string before it.
    this.#suffix[next] = this.#firstByte(code === next ? previous : code);
    this.#next = next + 1;
  }

  /** Writes the string of a code, from its end, and returns its length. */
  write(code: number, target: Uint8Array, at: number): number {
    if (code >= this.#next) throw new SyntaxError("its LZW codes are damaged");
    const size = this.#sizes[code] ?? 0;
    let walk = code;
    for (let place = at + size - 1; place >= at; place--) {
      if (place < target.length) target[place] = this.#suffix[walk] ?? 0;
      walk = this.#prefix[walk] ?? 0;
    }
    return size;
  }

  #firstByte(code: number): number {
    let walk = code;
    while (walk > END) walk = this.#prefix[walk] ?? 0;
    return this.#suffix[walk] ?? 0;
  }
}

/** Reads codes from the high end of each byte. */
class CodeReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Returns the next code; past the data it is the end code. */
  read(width: number): number {
    while (this.#count < width) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) return END;
      this.#held = ((this.#held << 8) | byte) & 0xffffff;
      this.#at += 1;
      this.#count += 8;
    }
    this.#count -= width;
    return (this.#held >> this.#count) & (2 ** width - 1);
  }
}
