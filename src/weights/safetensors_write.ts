import { hexDigest } from "../host/digest.ts";
import { encodeFloat16, FLOAT16_MAX } from "./float16.ts";
import { type StoredTensor, valueCount } from "./stored_tensor.ts";

/** How tensors are written. */
export interface WriteSafetensorsOptions {
  /** How values are stored; F16 halves the file and keeps 11 bits. @default "F32" */
  readonly dtype?: "F32" | "F16";
  /** Free texts for `__metadata__`. @default {} */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Key of `__metadata__` under which the SHA-256 of all bytes behind the header stands. */
export const DATA_DIGEST_KEY = "data_sha256";

/** Returns a safetensors file that carries its own checksum; the same tensors always give the same bytes. */
export function writeSafetensors(
  tensors: readonly StoredTensor[],
  options: WriteSafetensorsOptions = {},
): Uint8Array<ArrayBuffer> {
  const { dtype = "F32", metadata = {} } = options;
  const chunks = tensors.map((tensor) => encodeValues(tensor, dtype));
  const described: Record<string, unknown> = {
    __metadata__: { ...metadata, [DATA_DIGEST_KEY]: hexDigest("sha256", ...chunks) },
  };
  let end = 0;
  for (const [index, tensor] of tensors.entries()) {
    const begin = end;
    end += chunks[index]?.length ?? 0;
    described[tensor.name] = { dtype, shape: tensor.shape, data_offsets: [begin, end] };
  }
  const header = paddedHeader(described);
  const file = new Uint8Array(8 + header.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  let offset = 8 + header.length;
  for (const chunk of chunks) {
    file.set(chunk, offset);
    offset += chunk.length;
  }
  return file;
}

function encodeValues(tensor: StoredTensor, dtype: "F32" | "F16"): Uint8Array {
  const values = tensor.values();
  if (values.length !== valueCount(tensor.shape)) {
    throw new TypeError(
      `Cannot write tensor ${tensor.name} as it has ${values.length} values for shape [${tensor.shape}]`,
    );
  }
  if (dtype === "F32") return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (values.some((value) => Math.abs(value) > FLOAT16_MAX)) {
    throw new RangeError(
      `Cannot write tensor ${tensor.name} as F16 as it exceeds ${FLOAT16_MAX}: write it as F32`,
    );
  }
  return encodeFloat16(values);
}

// Spaces behind the JSON put the data at a multiple of 8, so that F32 values are read without a copy.
function paddedHeader(described: Record<string, unknown>): Uint8Array {
  const text = JSON.stringify(described);
  const bytes = new TextEncoder().encode(text).length;
  return new TextEncoder().encode(text + " ".repeat((8 - bytes % 8) % 8));
}
