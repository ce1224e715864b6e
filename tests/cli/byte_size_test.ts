import assert from "node:assert/strict";
import { formatBytes } from "../../src/cli/byte_size.ts";

for (
  const [bytes, text] of [
    [0, "0 bytes"],
    [999, "999 bytes"],
    [1000, "1.0 kB"],
    [80_134_624, "80.1 MB"],
    [127_400_000, "127 MB"],
    [999_700, "1.0 MB"],
    [25.3e9, "25.3 GB"],
    [4e15, "4000 TB"],
  ] as const
) {
  Deno.test(`\`formatBytes()\` writes ${bytes} bytes as ${text}`, () => {
    assert.equal(formatBytes(bytes), text);
  });
}
