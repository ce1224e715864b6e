import assert from "node:assert/strict";
import { WeightsError } from "../../src/base/errors.ts";
import { isSafetensors, parseSafetensors } from "../../src/weights/safetensors.ts";
import { readShared } from "../support/shared.ts";
import { sharedFile, testWith } from "../support/need.ts";

/** Lays out a file by hand: length, header, data. */
function file(header: unknown, dataBytes: number | Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(
    typeof header === "string" ? header : JSON.stringify(header),
  );
  const data = typeof dataBytes === "number" ? new Uint8Array(dataBytes) : dataBytes;
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

function entry(begin: number, end: number, more: object = {}): object {
  return { dtype: "F32", shape: [(end - begin) / 4], data_offsets: [begin, end], ...more };
}

function refused(bytes: Uint8Array, reason: RegExp): void {
  assert.throws(() => parseSafetensors(bytes, "net.safetensors"), (error) => {
    assert.ok(error instanceof WeightsError);
    assert.match(error.message, /^Cannot read net\.safetensors as safetensors because /);
    assert.match(error.message, reason);
    return true;
  });
}

Deno.test("`parseSafetensors()` reads F32 and F16 at any alignment", () => {
  const data = new Uint8Array(14);
  new DataView(data.buffer).setUint16(0, 0x3c00, true);
  new DataView(data.buffer).setFloat32(2, 1.5, true);
  new DataView(data.buffer).setFloat32(6, -2.25, true);
  new DataView(data.buffer).setFloat32(10, 8, true);
  const header = {
    "__metadata__": { origin: "by hand" },
    wide: { dtype: "F32", shape: [3, 1], data_offsets: [2, 14] },
    half: { dtype: "F16", shape: [1], data_offsets: [0, 2] },
  };
  for (const padding of ["", " ", "  ", "   "]) {
    const { tensors, metadata } = parseSafetensors(
      file(JSON.stringify(header) + padding, data),
      "x",
    );
    assert.deepEqual(metadata, { origin: "by hand" });
    assert.deepEqual([...tensors.keys()], ["half", "wide"]);
    assert.deepEqual(tensors.get("wide")?.values(), Float32Array.of(1.5, -2.25, 8));
    assert.deepEqual(tensors.get("half")?.values(), Float32Array.of(1));
    assert.deepEqual(tensors.get("wide")?.shape, [3, 1]);
  }
});

Deno.test("`parseSafetensors()` takes scalars, empty tensors and a file without tensors", () => {
  const header = { a: entry(0, 4, { shape: [] }), b: entry(4, 4, { shape: [0, 3] }) };
  const { tensors } = parseSafetensors(file(header, 4), "x");
  assert.equal(tensors.get("a")?.values().length, 1);
  assert.equal(tensors.get("b")?.values().length, 0);
  assert.equal(parseSafetensors(file({}, 0), "x").tensors.size, 0);
});

Deno.test("`parseSafetensors()` refuses a file that is cut anywhere", () => {
  const whole = file({ a: entry(0, 8), b: entry(8, 16) }, 16);
  for (let length = 0; length < whole.length; length++) {
    assert.throws(() => parseSafetensors(whole.subarray(0, length), "x"), WeightsError);
  }
  refused(
    whole.subarray(0, whole.length - 1),
    /tensor b ends at byte 16 of 15, so the file is cut/,
  );
  refused(new Uint8Array(3), /it has only 3 bytes/);
});

Deno.test("`parseSafetensors()` refuses a header that is no JSON object", () => {
  refused(file("{", 0), /header is not JSON/);
  refused(file("[]", 0), /header is not a JSON object/);
  refused(file({ a: 3 }, 0), /tensor a is not described by an object/);
  refused(file({ "__metadata__": [] }, 0), /metadata is not an object/);
  refused(file({ "__metadata__": { a: 1 } }, 0), /metadata a is not a text/);
  const huge = file({}, 0);
  new DataView(huge.buffer).setBigUint64(0, 2n ** 63n, true);
  refused(huge, /header of \d+ bytes reaches beyond its 10 bytes/);
});

Deno.test("`parseSafetensors()` names the tensor that is wrong", () => {
  refused(file({ a: entry(0, 4, { dtype: "I64" }) }, 4), /tensor a has type I64/);
  refused(file({ a: entry(0, 4, { dtype: 7 }) }, 4), /tensor a has type 7/);
  refused(
    file({ a: entry(0, 4, { shape: [2] }) }, 4),
    /tensor a has 4 bytes for shape \[2\] of F32/,
  );
  refused(file({ a: entry(0, 4, { shape: [-1, -1] }) }, 4), /tensor a has a shape/);
  refused(file({ a: entry(0, 4, { shape: [0.5, 2] }) }, 4), /tensor a has a shape/);
  refused(file({ a: entry(0, 4, { data_offsets: [4, 0] }) }, 4), /tensor a has data offsets/);
  refused(file({ a: entry(0, 4, { data_offsets: [0] }) }, 4), /tensor a has data offsets/);
});

Deno.test("`parseSafetensors()` refuses overlaps, holes and bytes that belong to nothing", () => {
  refused(file({ a: entry(0, 8), b: entry(4, 12) }, 12), /tensor b overlaps/);
  refused(file({ a: entry(0, 4), b: entry(8, 12) }, 12), /hole before tensor b/);
  refused(file({ a: entry(0, 4) }, 12), /8 bytes at its end belong to no tensor/);
});

Deno.test("`isSafetensors()` knows the format by its first bytes", () => {
  assert.ok(isSafetensors(file({}, 0)));
  assert.ok(!isSafetensors(new TextEncoder().encode('{"modelTopology":{"a":1}}')));
  assert.ok(!isSafetensors(new Uint8Array(4)));
});

testWith(
  sharedFile("weights/vgg19.safetensors"),
  "`parseSafetensors()` reads the real VGG19",
  () => {
    const { tensors, metadata } = parseSafetensors(
      readShared("weights/vgg19.safetensors"),
      "vgg19",
    );
    assert.equal(tensors.size, 32);
    assert.equal(metadata.network, "vgg19");
    const bias = tensors.get("block1_conv1/bias")?.values();
    assert.equal(bias?.length, 64);
    const total = [...tensors.values()].reduce((sum, tensor) => sum + tensor.values().length, 0);
    assert.equal(total, 20_024_384);
  },
);
