import assert from "node:assert/strict";
import { WeightsError } from "../../src/base/errors.ts";
import { isHdf5, readKerasH5 } from "../../src/weights/keras_h5.ts";

/** What make_keras_h5.py writes, in its order: values count up by 1/64 through the whole file. */
const SHAPES: [string, number[]][] = [
  ["block1_conv1/kernel", [3, 3, 3, 2]],
  ["block1_conv1/bias", [2]],
  ["block1_conv2/kernel", [3, 3, 2, 2]],
  ["block1_conv2/bias", [2]],
  ["block2_conv1/kernel", [3, 3, 2, 3]],
  ["block2_conv1/bias", [3]],
  ["block2_conv2/kernel", [3, 3, 3, 3]],
  ["block2_conv2/bias", [3]],
];

async function golden(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return await Deno.readFile(new URL(`../golden/${name}`, import.meta.url));
}

for (const name of ["keras_old_notop.h5", "keras_new_model.h5"]) {
  Deno.test(`\`readKerasH5()\` reads every convolution of ${name}`, async () => {
    const tensors = await readKerasH5(await golden(name), name);
    assert.deepEqual([...tensors.keys()], SHAPES.map(([tensor]) => tensor));
    let next = 0;
    for (const [tensor, shape] of SHAPES) {
      const found = tensors.get(tensor);
      assert.deepEqual(found?.shape, shape);
      const count = shape.reduce((product, size) => product * size, 1);
      assert.deepEqual(
        found?.values(),
        Float32Array.from({ length: count }, () => next++ / 64),
        tensor,
      );
    }
  });
}

Deno.test("`readKerasH5()` reads bytes that begin within a larger buffer", async () => {
  const bytes = await golden("keras_old_notop.h5");
  const larger = new Uint8Array(bytes.length + 10);
  larger.set(bytes, 5);
  const tensors = await readKerasH5(larger.subarray(5, 5 + bytes.length), "x");
  assert.equal(tensors.get("block1_conv1/kernel")?.values()[1], 1 / 64);
});

Deno.test("`readKerasH5()` refuses a file that is cut", async () => {
  const bytes = await golden("keras_old_notop.h5");
  for (const length of [8, 100, 2000, 8000, 13_000]) {
    await assert.rejects(async () => {
      const tensors = await readKerasH5(bytes.slice(0, length), "cut.h5");
      for (const tensor of tensors.values()) tensor.values();
      assert.equal(tensors.size, SHAPES.length);
    }, (error) => {
      assert.ok(error instanceof WeightsError, `${length}: ${error}`);
      assert.match(error.message, /cut\.h5/);
      return true;
    });
  }
});

Deno.test("`isHdf5()` knows the format by its first bytes", async () => {
  assert.ok(isHdf5(await golden("keras_old_notop.h5")));
  assert.ok(!isHdf5(new TextEncoder().encode("HDF")));
});
