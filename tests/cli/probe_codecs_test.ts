import assert from "node:assert/strict";
import { probeCodecs } from "../../src/cli/probe_codecs.ts";

Deno.test("`probeCodecs()` finds that every format that is written works", async () => {
  assert.deepEqual(await probeCodecs(), [
    { format: "png" },
    { format: "jpeg" },
    { format: "webp" },
  ]);
});
