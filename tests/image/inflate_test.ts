import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { inflate } from "../../src/image/inflate.ts";

Deno.test("`inflate()` undoes zlib", async () => {
  const raw = Uint8Array.from({ length: 200_000 }, (_, at) => at * at);
  assert.deepEqual(await inflate(deflateSync(raw), raw.length), raw);
});

Deno.test("`inflate()` expands a bomb no further than its limit", async () => {
  const bomb = deflateSync(new Uint8Array(50_000_000));
  assert.ok(bomb.length < 60_000);
  assert.equal((await inflate(bomb, 1_000_000)).length, 1_000_000);
});

Deno.test("`inflate()` refuses damage and never makes up what is cut off", async () => {
  await assert.rejects(inflate(Uint8Array.of(1, 2, 3, 4), 10), TypeError);
  const packed = deflateSync(Uint8Array.from({ length: 1000 }, (_, at) => at * at));
  // Runtimes differ here: an error, or the part that is there.
  const cut = await inflate(packed.subarray(0, packed.length / 2), 1000).catch(() =>
    new Uint8Array()
  );
  assert.ok(cut.length < 1000);
});
