import assert from "node:assert/strict";
import { digestFile, hexDigest } from "../../src/host/digest.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

const ABC = new TextEncoder().encode("abc");

Deno.test("`hexDigest()` gives the published digests of `abc` (RFC 1321, FIPS 180-2)", () => {
  assert.equal(hexDigest("md5", ABC), "900150983cd24fb0d6963f7d28e17f72");
  assert.equal(
    hexDigest("sha256", ABC),
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

Deno.test("`hexDigest()` counts several arrays as one after another", () => {
  assert.equal(hexDigest("md5", ABC.subarray(0, 1), ABC.subarray(1)), hexDigest("md5", ABC));
});

Deno.test("`digestFile()` agrees with `hexDigest()` over several chunks", async () => {
  using folder = temporaryFolder();
  const bytes = Uint8Array.from({ length: 2_500_000 }, (_, index) => index * 7);
  await Deno.writeFile(`${folder.path}/a`, bytes);
  assert.equal(await digestFile("sha256", `${folder.path}/a`), hexDigest("sha256", bytes));
});
