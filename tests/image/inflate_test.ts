import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { inflate } from "../../src/image/inflate.ts";

Deno.test("`inflate()` undoes zlib", async () => {
  const raw = Uint8Array.from({ length: 200_000 }, (_, at) => at * at);
  assert.deepEqual(await inflate(deflateSync(raw), raw.length), raw);
});

Deno.test("`inflate()` stops a bomb at its limit and refuses damage", async () => {
  const bomb = deflateSync(new Uint8Array(50_000_000));
  assert.ok(bomb.length < 60_000);
  await assert.rejects(inflate(bomb, 1_000_000), /grows past 1000000 bytes/);
  await assert.rejects(inflate(Uint8Array.of(1, 2, 3, 4), 10), TypeError);
});
