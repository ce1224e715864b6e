import { WeightsError } from "../base/errors.ts";
import { decodeFloat16 } from "./float16.ts";
import { type StoredTensor, valueCount } from "./stored_tensor.ts";

/** What a safetensors file holds. */
export interface SafetensorsFile {
  /** Tensors by name, in the order of their bytes. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** The free texts of `__metadata__`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** All bytes behind the header. */
  readonly data: Uint8Array;
}

const LENGTH_BYTES = 8;
const VALUE_BYTES: Readonly<Record<string, number>> = { F16: 2, F32: 4 };

interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** Returns whether bytes begin as a safetensors file does: a length that fits, then a JSON object. */
export function isSafetensors(bytes: Uint8Array): boolean {
  return bytes[LENGTH_BYTES] === 0x7b && headerLength(bytes) <= bytes.length - LENGTH_BYTES;
}

/** Reads a safetensors file after checking its whole header; `source` names it in errors. */
export function parseSafetensors(bytes: Uint8Array, source: string): SafetensorsFile {
  if (bytes.length < LENGTH_BYTES) throw refusal(source, `it has only ${bytes.length} bytes`);
  const length = headerLength(bytes);
  if (length > bytes.length - LENGTH_BYTES) {
    throw refusal(source, `its header of ${length} bytes reaches beyond its ${bytes.length} bytes`);
  }
  const header = parseHeader(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length), source);
  const data = bytes.subarray(LENGTH_BYTES + length);
  const { __metadata__: texts, ...described } = header;
  const entries = Object.entries(described)
    .map(([name, entry]) => readEntry(name, entry, source))
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkCoverage(entries, data.length, source);
  const tensors = new Map(entries.map((entry) => [entry.name, storedTensor(entry, data)]));
  return { tensors, metadata: readMetadata(texts, source), data };
}

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < LENGTH_BYTES) return Infinity;
  const view = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES);
  return Number(view.getBigUint64(0, true));
}

function parseHeader(bytes: Uint8Array, source: string): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw refusal(source, "its header is not JSON", cause);
  }
  if (!isRecord(header)) throw refusal(source, "its header is not a JSON object");
  return header;
}

function readEntry(name: string, entry: unknown, source: string): Entry {
  if (!isRecord(entry)) throw refusal(source, `tensor ${name} is not described by an object`);
  const { dtype, shape, data_offsets: offsets } = entry;
  const size = typeof dtype === "string" ? VALUE_BYTES[dtype] : undefined;
  if (typeof dtype !== "string" || size === undefined) {
    throw refusal(source, `tensor ${name} has type ${dtype}, and only F32 and F16 are known`);
  }
  if (!isSizes(shape)) {
    throw refusal(source, `tensor ${name} has a shape that is not a list of sizes`);
  }
  const [begin, end] = isSizes(offsets) && offsets.length === 2 ? offsets : [];
  if (begin === undefined || end === undefined || end < begin) {
    throw refusal(source, `tensor ${name} has data offsets that are not a begin and an end`);
  }
  if (valueCount(shape) * size !== end - begin) {
    const found = `${end - begin} bytes for shape [${shape}] of ${dtype}`;
    throw refusal(source, `tensor ${name} has ${found}`);
  }
  return { name, dtype, shape, begin, end };
}

// The format allows neither holes nor overlaps, so walking the offsets in order proves both, and a cut file too.
function checkCoverage(entries: readonly Entry[], dataBytes: number, source: string): void {
  let covered = 0;
  for (const { name, begin, end } of entries) {
    if (end > dataBytes) {
      throw refusal(
        source,
        `tensor ${name} ends at byte ${end} of ${dataBytes}, so the file is cut`,
      );
    }
    if (begin < covered) throw refusal(source, `tensor ${name} overlaps the one before it`);
    if (begin > covered) throw refusal(source, `there is a hole before tensor ${name}`);
    covered = end;
  }
  if (covered < dataBytes) {
    throw refusal(source, `${dataBytes - covered} bytes at its end belong to no tensor`);
  }
}

function storedTensor(entry: Entry, data: Uint8Array): StoredTensor {
  const { name, shape, dtype, begin, end } = entry;
  function values(): Float32Array {
    const bytes = data.subarray(begin, end);
    if (dtype === "F16") return decodeFloat16(bytes);
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    return new Float32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
  }
  return { name, shape, values };
}

function readMetadata(texts: unknown, source: string): Record<string, string> {
  if (texts === undefined) return {};
  if (!isRecord(texts)) throw refusal(source, "its metadata is not an object");
  const metadata: Record<string, string> = {};
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text !== "string") throw refusal(source, `its metadata ${key} is not a text`);
    metadata[key] = text;
  }
  return metadata;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function refusal(source: string, reason: string, cause?: unknown): WeightsError {
  return new WeightsError(
    `Cannot read ${source} as safetensors because ${reason}: get the file again`,
    { cause },
  );
}
