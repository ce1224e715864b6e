import assert from "node:assert/strict";
import { createRandom } from "../../src/base/random.ts";
import { hexDigest } from "../../src/host/digest.ts";
import { parseSafetensors } from "../../src/weights/safetensors.ts";
import { DATA_DIGEST_KEY, writeSafetensors } from "../../src/weights/safetensors_write.ts";
import type { StoredTensor } from "../../src/weights/stored_tensor.ts";

function tensor(name: string, shape: number[], values: number[]): StoredTensor {
  return { name, shape, values: () => Float32Array.from(values) };
}

Deno.test("`writeSafetensors()` writes what `parseSafetensors()` reads", () => {
  const random = createRandom(5);
  for (const dtype of ["F32", "F16"] as const) {
    for (let round = 0; round < 30; round++) {
      const written = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) => {
        const shape = Array.from(
          { length: Math.floor(random() * 4) },
          () => Math.floor(random() * 4),
        );
        const count = shape.reduce((product, size) => product * size, 1);
        // Eighths are exact in both types.
        const values = Array.from({ length: count }, () => Math.round(random() * 1000) / 8);
        return tensor(`t${index}`, shape, values);
      });
      const bytes = writeSafetensors(written, { dtype, metadata: { round: String(round) } });
      const { tensors, metadata } = parseSafetensors(bytes, "x");
      assert.equal(metadata.round, String(round));
      for (const one of written) {
        assert.deepEqual(tensors.get(one.name)?.shape, one.shape);
        assert.deepEqual(tensors.get(one.name)?.values(), one.values());
      }
    }
  }
});

Deno.test("`writeSafetensors()` puts the data at a multiple of 8 and carries its digest", () => {
  for (const name of ["a", "ab", "abc", "\u00e4bcd"]) {
    const bytes = writeSafetensors([tensor(name, [2], [1, 2])]);
    const header = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    assert.equal((8 + header) % 8, 0);
    const { metadata, data } = parseSafetensors(bytes, "x");
    assert.equal(metadata[DATA_DIGEST_KEY], hexDigest("sha256", data));
  }
});

Deno.test("`writeSafetensors()` gives the same bytes for the same tensors", () => {
  const once = writeSafetensors([tensor("a", [2], [1, 2])], { metadata: { origin: "test" } });
  assert.deepEqual(
    writeSafetensors([tensor("a", [2], [1, 2])], { metadata: { origin: "test" } }),
    once,
  );
});

Deno.test("`writeSafetensors()` refuses values that F16 cannot hold, and a wrong count", () => {
  assert.throws(() => writeSafetensors([tensor("a", [1], [70_000])], { dtype: "F16" }), {
    name: "RangeError",
    message: "Cannot write tensor a as F16 as it exceeds 65504: write it as F32",
  });
  assert.throws(() => writeSafetensors([tensor("a", [3], [1])]), {
    name: "TypeError",
    message: "Cannot write tensor a as it has 1 values for shape [3]",
  });
});
