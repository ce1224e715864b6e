import assert from "node:assert/strict";
import { encode } from "../../src/image/encode.ts";
import { sniffFormat } from "../../src/image/format.ts";
import { readHeader } from "../../src/image/header.ts";
import { flatPixels } from "../support/drawn_pixels.ts";
import { testWith } from "../support/need.ts";
import { sharedFile } from "../support/need.ts";
import { readShared } from "../support/shared.ts";

Deno.test("`readHeader()` reads the size of every format that we write", async () => {
  for (const format of ["png", "jpeg", "webp"] as const) {
    const bytes = await encode(flatPixels(37, 5, [9, 90, 200, 120]), { format });
    const { width, height } = readHeader(bytes, format);
    assert.deepEqual([width, height], [37, 5], format);
  }
});

Deno.test("`readHeader()` throws on every cut of a header and never reads past it", async () => {
  for (const format of ["png", "jpeg", "webp"] as const) {
    const bytes = await encode(flatPixels(4, 4, [1, 2, 3, 255]), { format });
    for (let length = 0; length < 24; length++) {
      assert.throws(
        () => readHeader(bytes.subarray(0, length), format),
        Error,
        `${format} ${length}`,
      );
    }
  }
});

const PHOTO = "images/content/madeira_900x1600.jpg";
testWith(sharedFile(PHOTO), "`readHeader()` reads a photograph", () => {
  const bytes = readShared(PHOTO);
  assert.equal(sniffFormat(bytes), "jpeg");
  const { width, height } = readHeader(bytes, "jpeg");
  assert.deepEqual([width, height], [1600, 900]);
});
