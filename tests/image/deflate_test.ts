import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { deflate } from "../../src/image/deflate.ts";

Deno.test("`deflate()` writes zlib data that others read, and makes repetition small", async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at % 10);
  const packed = await deflate(bytes);
  assert.deepEqual(new Uint8Array(inflateSync(packed)), bytes);
  assert.ok(packed.length < 1000);
});
