import { decodeFloat16 } from "./float16.ts";
import { type StoredTensor, valueCount } from "./stored_tensor.ts";
import { ourTensorName } from "./tensor_name.ts";
import {
  parseTfjsManifest,
  type Quantization,
  tfjsRefusal,
  type WeightSpec,
} from "./tfjs_manifest.ts";

/** Where a tfjs model comes from. */
export interface TfjsLayersOptions {
  /** Names the model in errors. */
  readonly source: string;
  /** Returns the bytes of a shard by the path that the manifest gives, relative to `model.json`. */
  readonly readShard: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/** What a tfjs model holds. */
export interface TfjsLayersModel {
  /** Convolutions by our names. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** The shards that were read, in the order of the manifest. */
  readonly shards: readonly Uint8Array[];
}

const STORED_BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
};

/** Reads the convolutions of a tfjs layers model: its `model.json`, then the shards that this names. */
export async function readTfjsLayers(
  modelJson: Uint8Array,
  options: TfjsLayersOptions,
): Promise<TfjsLayersModel> {
  const { source, readShard } = options;
  const tensors = new Map<string, StoredTensor>();
  const shards: Uint8Array[] = [];
  for (const group of parseTfjsManifest(modelJson, source)) {
    const parts: Uint8Array[] = [];
    for (const path of group.paths) parts.push(await readShard(insidePath(path, source)));
    shards.push(...parts);
    addTensors(tensors, { weights: group.weights, bytes: concatenate(parts), source });
  }
  return { tensors, shards };
}

interface GroupBytes {
  readonly weights: readonly WeightSpec[];
  readonly bytes: Uint8Array;
  readonly source: string;
}

// The tensors of a group lie one behind another, and may cross from one shard into the next.
function addTensors(tensors: Map<string, StoredTensor>, group: GroupBytes): void {
  const { weights, bytes, source } = group;
  let begin = 0;
  for (const spec of weights) {
    const stored = spec.quantization?.dtype ?? spec.dtype;
    const size = STORED_BYTES[stored];
    if (size === undefined) throw tfjsRefusal(source, `tensor ${spec.name} has type ${stored}`);
    const end = begin + size * valueCount(spec.shape);
    if (end > bytes.length) {
      throw tfjsRefusal(source, `its shards end within tensor ${spec.name}`);
    }
    const name = ourTensorName(spec.name, spec.shape.length);
    const part = bytes.subarray(begin, end);
    if (name !== undefined) {
      tensors.set(name, { name, shape: spec.shape, values: () => decode(part, spec) });
    }
    begin = end;
  }
  if (begin < bytes.length) {
    throw tfjsRefusal(source, `its shards have ${bytes.length - begin} bytes too many`);
  }
}

function decode(bytes: Uint8Array, spec: WeightSpec): Float32Array {
  // A copy, as tensors of mixed types begin at any byte.
  const buffer = bytes.slice().buffer;
  switch (spec.quantization?.dtype ?? spec.dtype) {
    case "float16":
      return decodeFloat16(new Uint8Array(buffer));
    case "uint16":
      return dequantize(new Uint16Array(buffer), spec.quantization);
    case "uint8":
      return dequantize(new Uint8Array(buffer), spec.quantization);
    case "int32":
      return Float32Array.from(new Int32Array(buffer));
    case "bool":
      return Float32Array.from(new Uint8Array(buffer));
    default:
      return new Float32Array(buffer);
  }
}

function dequantize(codes: Uint8Array | Uint16Array, how: Quantization | undefined): Float32Array {
  const { scale = 1, min = 0 } = how ?? {};
  return Float32Array.from(codes, (code) => code * scale + min);
}

// A model from the web may be read beside, but not outside, its own folder.
function insidePath(path: string, source: string): string {
  if (/^[a-z]+:|^[/\\]|(^|[/\\])\.\.([/\\]|$)/i.test(path)) {
    throw tfjsRefusal(source, `its shard ${path} lies outside its folder`);
  }
  return path;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
