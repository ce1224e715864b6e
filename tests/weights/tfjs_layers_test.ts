import assert from "node:assert/strict";
import { readTfjsLayers, type TfjsLayersModel } from "../../src/weights/tfjs_layers.ts";

function read(groups: unknown, files: Record<string, Uint8Array>): Promise<TfjsLayersModel> {
  const json = new TextEncoder().encode(JSON.stringify({ weightsManifest: groups }));
  return readTfjsLayers(json, {
    source: "model.json",
    readShard: (path) => Promise.resolve(Uint8Array.from(files[path] ?? [])),
  });
}

const KERNEL = { name: "block1_conv1/kernel", shape: [1, 1, 1, 3], dtype: "float32" };
const BIAS = { name: "block1_conv1/bias", shape: [2], dtype: "float32" };

Deno.test("`readTfjsLayers()` reads tensors that cross from one shard into the next", async () => {
  const bytes = new Uint8Array(Float32Array.of(1, 2, 3, 4, 5).buffer);
  const { tensors, shards } = await read([{ paths: ["a", "b"], weights: [KERNEL, BIAS] }], {
    a: bytes.subarray(0, 6),
    b: bytes.subarray(6),
  });
  assert.deepEqual(tensors.get("block1_conv1/kernel")?.values(), Float32Array.of(1, 2, 3));
  assert.deepEqual(tensors.get("block1_conv1/bias")?.values(), Float32Array.of(4, 5));
  assert.deepEqual(shards.map((shard) => shard.length), [6, 14]);
});

Deno.test("`readTfjsLayers()` reads quantized tensors at any byte", async () => {
  const half = { ...KERNEL, quantization: { dtype: "float16" } };
  const byte = { ...BIAS, shape: [3], quantization: { dtype: "uint8", scale: 0.5, min: -1 } };
  const short = {
    name: "block1_conv2/bias",
    shape: [2],
    dtype: "float32",
    quantization: { dtype: "uint16", scale: 2, min: 10 },
  };
  const bytes = Uint8Array.of(0, 0x3c, 0, 0xc0, 0, 0x38, 0, 1, 255, 0, 1, 255, 255);
  const { tensors } = await read([{ paths: ["a"], weights: [half, byte, short] }], { a: bytes });
  assert.deepEqual(tensors.get("block1_conv1/kernel")?.values(), Float32Array.of(1, -2, 0.5));
  assert.deepEqual(tensors.get("block1_conv1/bias")?.values(), Float32Array.of(-1, -0.5, 126.5));
  assert.deepEqual(tensors.get("block1_conv2/bias")?.values(), Float32Array.of(522, 131_080));
});

Deno.test("`readTfjsLayers()` steps over tensors of other layers and other types", async () => {
  const weights = [
    { name: "fc1/bias", shape: [3], dtype: "bool" },
    { name: "counter", shape: [], dtype: "int32" },
    BIAS,
  ];
  const bytes = Uint8Array.of(1, 1, 1, 9, 9, 9, 9, ...new Uint8Array(Float32Array.of(6, 7).buffer));
  const { tensors } = await read([{ paths: ["a"], weights }], { a: bytes });
  assert.deepEqual([...tensors.keys()], ["block1_conv1/bias"]);
  assert.deepEqual(tensors.get("block1_conv1/bias")?.values(), Float32Array.of(6, 7));
});

Deno.test("`readTfjsLayers()` refuses shards that are too short or too long", async () => {
  const group = [{ paths: ["a"], weights: [BIAS] }];
  await assert.rejects(
    read(group, { a: new Uint8Array(7) }),
    /end within tensor block1_conv1\/bias/,
  );
  await assert.rejects(read(group, { a: new Uint8Array(9) }), /1 bytes too many/);
  const strange = [{ paths: ["a"], weights: [{ ...BIAS, dtype: "complex64" }] }];
  await assert.rejects(read(strange, { a: new Uint8Array(16) }), /tensor .* has type complex64/);
});

Deno.test("`readTfjsLayers()` reads no file outside the model's folder", async () => {
  for (
    const path of [
      "../a",
      "b/../../a",
      "/etc/passwd",
      "\\\\host\\a",
      "C:\\a",
      "https://a/b",
      "file:///a",
    ]
  ) {
    await assert.rejects(
      read([{ paths: [path], weights: [] }], {}),
      /lies outside its folder/,
      path,
    );
  }
});
