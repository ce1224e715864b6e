import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { concatBytes } from "../../src/image/concat.ts";
import { encode } from "../../src/image/encode.ts";
import { readMetadata } from "../../src/image/metadata.ts";
import { flatPixels } from "../support/drawn_pixels.ts";
import { insertSegments, jpegSegment, makeJpeg } from "../support/made_jpeg.ts";
import { makePng } from "../support/made_png.ts";
import { makeTiff } from "../support/made_tiff.ts";

const EXIF = makeTiff({ tags: { 274: [8] }, bigEndian: true });
const PROFILE = Uint8Array.from({ length: 300 }, (_, at) => at);
const letters = (text: string): number[] => [...new TextEncoder().encode(text)];

Deno.test("`readMetadata()` joins the numbered parts of a JPEG profile in their order", async () => {
  const bytes = insertSegments(makeJpeg({ samples: [1] }), [
    jpegSegment(0xe1, [...letters("Exif\0\0"), ...EXIF]),
    jpegSegment(0xe2, [...letters("ICC_PROFILE\0"), 2, 2, ...PROFILE.subarray(200)]),
    jpegSegment(0xe2, [...letters("ICC_PROFILE\0"), 1, 2, ...PROFILE.subarray(0, 200)]),
  ]);
  assert.deepEqual(await readMetadata(bytes, "jpeg"), { orientation: 8, profile: PROFILE });
});

Deno.test("`readMetadata()` reads eXIf and iCCP of a PNG", async () => {
  const iccp = concatBytes([
    Uint8Array.of(...letters("P3"), 0, 0),
    new Uint8Array(deflateSync(PROFILE)),
  ]);
  const chunks = [["iCCP", iccp], ["eXIf", EXIF]] as const;
  const bytes = makePng({ width: 1, height: 1, depth: 8, colorType: 0, rows: [[1]], chunks });
  assert.deepEqual(await readMetadata(bytes, "png"), { orientation: 8, profile: PROFILE });
});

Deno.test("`readMetadata()` reads EXIF and ICCP of a WebP, with JPEG's header or without", async () => {
  const still = await encode(flatPixels(4, 4, [1, 2, 3, 255]), { format: "webp" });
  const chunk = (type: string, payload: Uint8Array): Uint8Array => {
    const length = Uint8Array.of(payload.length & 255, payload.length >> 8, 0, 0);
    const padding = new Uint8Array(payload.length & 1);
    return concatBytes([Uint8Array.from(letters(type)), length, payload, padding]);
  };
  for (const head of ["", "Exif\0\0"]) {
    const exif = concatBytes([Uint8Array.from(letters(head)), EXIF]);
    const bytes = concatBytes([still, chunk("ICCP", PROFILE), chunk("EXIF", exif)]);
    assert.deepEqual(await readMetadata(bytes, "webp"), { orientation: 8, profile: PROFILE });
  }
});

Deno.test("`readMetadata()` reads the tags of a TIFF", async () => {
  const bytes = makeTiff({ tags: { 274: [3], 34675: [1, 2, 3] } });
  const profile = Uint8Array.of(1, 2, 3);
  assert.deepEqual(await readMetadata(bytes, "tiff"), { orientation: 3, profile });
});

Deno.test("`readMetadata()` of plain or damaged files is upright and without a profile", async () => {
  assert.deepEqual(await readMetadata(makeJpeg({ samples: [1] }), "jpeg"), { orientation: 1 });
  const chunks = [["iCCP", Uint8Array.of(65, 0, 0, 9, 9, 9)]] as const;
  const png = makePng({ width: 1, height: 1, depth: 8, colorType: 0, rows: [[1]], chunks });
  assert.deepEqual(await readMetadata(png, "png"), { orientation: 1 });
  assert.deepEqual(await readMetadata(Uint8Array.of(66, 77), "bmp"), { orientation: 1 });
});
