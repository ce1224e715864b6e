import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { crc32 } from "node:zlib";
import { ImageFormatError } from "../../src/base/errors.ts";
import { decode } from "../../src/image/decode.ts";
import { encode } from "../../src/image/encode.ts";
import type { Pixels } from "../../src/image/pixels.ts";
import { flatPixels, largestDifference, pixelAt, rampPixels } from "../support/drawn_pixels.ts";
import { makeBmp } from "../support/made_bmp.ts";
import { makeGif } from "../support/made_gif.ts";
import { insertSegments, jpegSegment, makeJpeg } from "../support/made_jpeg.ts";
import { makePng } from "../support/made_png.ts";
import { makeTiff } from "../support/made_tiff.ts";
import { sharedFile, testWith } from "../support/need.ts";
import { readShared, sharedPath } from "../support/shared.ts";

const TEXT = new TextEncoder();
const PNG = await encode(rampPixels(24, 16), { format: "png" });
const JPEG = await encode(rampPixels(24, 16), { format: "jpeg" });
const HUGE = { width: 65_535, height: 65_535 };
const GIANT_FRAME = { x: 0, y: 0, ...HUGE, indexes: [0] };

/** Bytes that are refused, and what the refusal has to say. */
const REFUSED: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ["empty.png", new Uint8Array(), /is empty: copy or export it again/],
  ["notes.png", TEXT.encode("Dear diary,\n"), /no picture in a known format.*use PNG, JPEG/],
  ["page.jpg", TEXT.encode("<!DOCTYPE html><html></html>"), /no picture in a known format/],
  ["garbage.jpg", Uint8Array.from({ length: 999 }, (_, at) => at * 7 + 1), /no picture in a known/],
  ["IMG_1.heic", TEXT.encode("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), /is HEIC.*as PNG or JPEG/],
  ["IMG_1.avif", TEXT.encode("\0\0\0\x18ftypavif\0\0\0\0mif1avif"), /is AVIF.*as PNG or JPEG/],
  ["logo.svg", TEXT.encode("<svg xmlns='http://www.w3.org/2000/svg'/>"), /is SVG.*as PNG/],
  ["page.pdf", TEXT.encode("%PDF-1.7"), /is a PDF document.*as PNG/],
  ["layers.psd", TEXT.encode("8BPS\0\x01"), /is a Photoshop document.*as PNG/],
  ["half.jpg", JPEG.subarray(0, JPEG.length / 2), /\(JPEG\) as its data is damaged or cut short/],
  ["half.png", PNG.subarray(0, PNG.length / 2), /\(PNG\) as its pixels are cut short/],
  ["head.png", PNG.subarray(0, 20), /\(PNG\) as its data is damaged or cut short/],
  ["start.jpg", JPEG.subarray(0, 4), /\(JPEG\) as its frame header is missing/],
  ["huge.png", makePng({ ...HUGE, depth: 1, colorType: 0, rows: [] }), /65535 x 65535 .*maxPixels/],
  ["huge.gif", makeGif({ width: 1, height: 1, frame: GIANT_FRAME, colors: [] }), /65535 x 65535/],
  ["huge.bmp", makeBmp({ ...HUGE, depth: 1, pixels: [] }), /65535 x 65535/],
  ["huge.tif", makeTiff({ tags: { 256: [65_535], 257: [65_535] } }), /65535 x 65535/],
  ["long.bmp", makeBmp({ width: 20_000, height: 1, depth: 1, pixels: [] }), /16384 pixels a side/],
  ["no.bmp", makeBmp({ width: -5, height: 1, depth: 1, pixels: [] }), /-5 x 1 pixels/],
];

for (const [name, bytes, message] of REFUSED) {
  Deno.test(`\`decode()\` refuses ${name} by name and says what to do`, async () => {
    await assert.rejects(decode(bytes, { name }), (error: unknown) => {
      assert.ok(error instanceof ImageFormatError);
      assert.ok(error.message.startsWith(`Cannot decode "${name}" `), error.message);
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /\.$/);
      return true;
    });
  });
}

Deno.test("`decode()` keeps the cause of damage", async () => {
  await assert.rejects(decode(PNG.subarray(0, 60)), (error: Error) => error.cause instanceof Error);
});

Deno.test("`decode()` refuses every cut that loses pixels", async () => {
  // The last 12 bytes of a PNG are the empty IEND chunk, without which the picture is still whole.
  for (const [bytes, end] of [[PNG, PNG.length - 12], [JPEG, JPEG.length]] as const) {
    for (let length = 0; length < end; length += 7) {
      await assert.rejects(decode(bytes.subarray(0, length)), ImageFormatError, `${length}`);
    }
  }
  assert.deepEqual(await decode(PNG.subarray(0, PNG.length - 12)), rampPixels(24, 16));
});

Deno.test("`decode()` turns every flipped byte into a picture or a typed refusal", async () => {
  const small = flatPixels(5, 4, [200, 100, 50, 255]);
  const files = [PNG, JPEG, await encode(small, { format: "webp" })];
  files.push(
    makeTiff({ tags: { 256: [2], 257: [1], 258: [8], 262: [1] }, strips: [Uint8Array.of(1, 2)] }),
  );
  files.push(makeBmp({ width: 1, height: 1, depth: 24, pixels: [1, 2, 3, 0] }));
  files.push(makeGif({
    width: 2,
    height: 1,
    frame: { x: 0, y: 0, width: 2, height: 1, indexes: [0, 1] },
    colors: [],
  }));
  for (const file of files) {
    for (let at = 0; at < Math.min(file.length, 700); at += 3) {
      const bytes = file.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xa5;
      await decode(bytes).catch((error) =>
        assert.ok(error instanceof ImageFormatError, `${error}`)
      );
    }
  }
});

Deno.test("`decode()` reads a picture whatever its name says", async () => {
  assert.deepEqual(await decode(PNG, { name: "picture.jpg" }), rampPixels(24, 16));
});

Deno.test("`decode()` lowers and raises its limit by `maxPixels`", async () => {
  await assert.rejects(decode(PNG, { maxPixels: 383 }), /limit is 383 pixels/);
  assert.equal((await decode(PNG, { maxPixels: 384 })).width, 24);
  const long = makePng({
    width: 16_400,
    height: 1,
    depth: 1,
    colorType: 0,
    rows: [new Array(2050).fill(0)],
  });
  await assert.rejects(decode(long), ImageFormatError);
  assert.equal((await decode(long, { maxPixels: 200_000_000 })).width, 16_400);
});

Deno.test("`decode()` turns a picture upright by its EXIF orientation", async () => {
  const exif = makeTiff({ tags: { 274: [6] } });
  const segment = jpegSegment(0xe1, [...TEXT.encode("Exif\0\0"), ...exif]);
  const plain = await decode(JPEG);
  const turned = await decode(insertSegments(JPEG, [segment]));
  assert.deepEqual([turned.width, turned.height], [16, 24]);
  // Orientation 6 is shown turned clockwise: the left bottom corner comes to the left top.
  assert.deepEqual(pixelAt(turned, 0, 0), pixelAt(plain, 0, 15));
});

Deno.test("`decode()` passes over damaged EXIF data and profiles", async () => {
  const exif = jpegSegment(0xe1, [...TEXT.encode("Exif\0\0II*\0"), 255, 255, 255, 255]);
  const profile = jpegSegment(0xe2, [...TEXT.encode("ICC_PROFILE\0"), 1, 1, 9, 9, 9]);
  assert.deepEqual(await decode(insertSegments(JPEG, [exif, profile])), await decode(JPEG));
});

Deno.test("`decode()` reads CMYK", async () => {
  const pixels = await decode(makeJpeg({ samples: [200, 100, 50, 204], adobe: 0 }));
  assert.deepEqual(pixelAt(pixels, 0, 0), [160, 80, 40, 255]);
});

testWith(sharedFile("corpora/pngsuite"), "`decode()` reads PngSuite to the byte", async () => {
  const golden = new URL("../golden/pngsuite.json", import.meta.url);
  const answers = JSON.parse(await Deno.readTextFile(golden)) as Record<string, number | null>;
  assert.equal(Object.keys(answers).length, 175);
  for (const [name, answer] of Object.entries(answers)) {
    const decoded = decode(readShared(`corpora/pngsuite/png/${name}.png`), { name });
    if (answer === null) await assert.rejects(decoded, ImageFormatError, name);
    else assert.equal(crc32((await decoded).data), answer, name);
  }
});

testWith(
  sharedFile("corpora/exif-orientation"),
  "`decode()` shows all eight orientations of one photograph alike",
  async () => {
    const thumbs: Pixels[] = [];
    for (let orientation = 1; orientation <= 8; orientation++) {
      const bytes = readShared(`corpora/exif-orientation/landscape_${orientation}.jpg`);
      thumbs.push(await decode(bytes));
    }
    const [first, ...others] = thumbs;
    for (const other of others) {
      assert.deepEqual([other.width, other.height], [1800, 1200]);
      const sum = other.data.reduce((total, value, at) => {
        return total + Math.abs(value - (first?.data[at] ?? 0));
      }, 0);
      // The eight files were compressed one by one, which moves a byte by 3 on average at most; a wrong
      // turn moves it by more than 40.
      assert.ok(sum / other.data.length < 4, `${sum / other.data.length}`);
    }
  },
);

testWith(
  sharedFile("corpora/jpeg-malformed"),
  "`decode()` decodes or refuses each malformed JPEG within a second",
  async () => {
    for (const name of readdirSync(sharedPath("corpora/jpeg-malformed"))) {
      const start = performance.now();
      const bytes = readShared(`corpora/jpeg-malformed/${name}`);
      await decode(bytes, { name }).catch((error) =>
        assert.ok(error instanceof ImageFormatError, name)
      );
      assert.ok(performance.now() - start < 1000, name);
    }
  },
);

testWith(
  sharedFile("images/content/tubingen.jpg"),
  "`decode()` gives a photograph back after each output format",
  async () => {
    const pixels = await decode(readShared("images/content/tubingen.jpg"));
    const png = await decode(await encode(pixels, { format: "png" }));
    assert.equal(largestDifference(png.data, pixels.data), 0);
    for (const format of ["jpeg", "webp"] as const) {
      const again = await decode(await encode(pixels, { format }));
      const sum = again.data.reduce((total, value, at) => {
        return total + (value - (pixels.data[at] ?? 0)) ** 2;
      }, 0);
      // 35 dB is what both formats exceed at quality 92 on photographs.
      assert.ok(10 * Math.log10(255 ** 2 / (sum / again.data.length)) > 35, format);
    }
  },
);
