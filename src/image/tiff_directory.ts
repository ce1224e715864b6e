import { asciiAt, viewOf } from "./view.ts";

/** The first directory of a TIFF block: a TIFF file, or the EXIF data of another format. */
export interface TiffDirectory {
  /** Byte order of the block. */
  readonly littleEndian: boolean;
  /** Values by tag; those of odd types or outside the block are left out. */
  readonly values: ReadonlyMap<number, readonly number[]>;
}

// Bytes a value takes, by its type: 1 byte, 3 short, 4 long, 6 to 9 signed or opaque (TIFF 6.0, section 2).
const TYPE_BYTES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 6: 1, 7: 1, 8: 2, 9: 4 };

// The largest value in use is an ICC profile; more than this is a trap for memory.
const MAX_COUNT = 2 ** 23;

/** Reads whole-number tags of the first directory; later ones hold thumbnails and further pages. */
export function readTiffDirectory(bytes: Uint8Array): TiffDirectory {
  const order = asciiAt(bytes, 0, 2);
  if (order !== "II" && order !== "MM") throw new SyntaxError("its byte order mark is missing");
  const littleEndian = order === "II";
  const view = viewOf(bytes);
  const start = view.getUint32(4, littleEndian);
  const count = view.getUint16(start, littleEndian);
  const values = new Map<number, number[]>();
  for (let index = 0; index < count; index++) {
    const at = start + 2 + 12 * index;
    const numbers = readEntry(view, at, littleEndian);
    if (numbers) values.set(view.getUint16(at, littleEndian), numbers);
  }
  return { littleEndian, values };
}

function readEntry(view: DataView, at: number, littleEndian: boolean): number[] | undefined {
  const type = view.getUint16(at + 2, littleEndian);
  const count = view.getUint32(at + 4, littleEndian);
  const size = TYPE_BYTES[type];
  if (!size || count > MAX_COUNT) return undefined;
  const start = size * count <= 4 ? at + 8 : view.getUint32(at + 8, littleEndian);
  if (start + size * count > view.byteLength) return undefined;
  const numbers = new Array<number>(count);
  for (let index = 0; index < count; index++) {
    const place = start + size * index;
    numbers[index] = size === 1
      ? view.getUint8(place)
      : size === 2
      ? view.getUint16(place, littleEndian)
      : view.getUint32(place, littleEndian);
  }
  return numbers;
}
