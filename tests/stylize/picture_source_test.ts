import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { encode } from "../../src/image/encode.ts";
import { startCpu } from "../../src/backend/start_cpu.ts";
import { readPicture } from "../../src/stylize/picture_source.ts";
import { seededPixels } from "../support/seeded_pixels.ts";

const pixels = seededPixels({ width: 6, height: 4, seed: 1 });

Deno.test("`readPicture()` decodes a file's bytes and names them by their hash", async () => {
  const bytes = await encode(pixels, { format: "png" });
  const read = await readPicture(bytes, { name: "a.png" });
  assert.deepEqual(read.pixels.data, pixels.data);
  assert.equal(read.bytes, bytes.length);
  assert.match(read.sha256, /^[0-9a-f]{64}$/);
});

Deno.test("`readPicture()` takes pixels as they are", async () => {
  const read = await readPicture(pixels, { name: "pixels" });
  assert.equal(read.pixels, pixels);
});

Deno.test("`readPicture()` takes int32 tensors as 0..255 and float32 ones as 0..1", async () => {
  await startCpu();
  const values = [0, 51, 255, 102, 153, 204];
  const whole = tf.tensor3d(values, [1, 2, 3], "int32");
  const parts = tf.tensor3d(values.map((value) => value / 255), [1, 2, 3]);
  const expected = [0, 51, 255, 255, 102, 153, 204, 255];
  for (const tensor of [whole, parts]) {
    const read = await readPicture(tensor, { name: "tensor" });
    assert.deepEqual([...read.pixels.data], expected);
    tensor.dispose();
  }
});

Deno.test("`readPicture()` refuses tensors and pixels of another shape", async () => {
  await startCpu();
  const tensor = tf.zeros<tf.Rank.R3>([2, 2, 2]);
  await assert.rejects(readPicture(tensor, { name: "tensor" }), /shape \[2,2,2\]/);
  tensor.dispose();
  const wrong = { width: 3, height: 3, data: new Uint8Array(5) };
  await assert.rejects(readPicture(wrong, { name: "pixels" }), TypeError);
});
