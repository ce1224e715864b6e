import assert from "node:assert/strict";
import { jpegSegments } from "../../src/image/jpeg_segments.ts";
import { insertSegments, jpegSegment, makeJpeg } from "../support/made_jpeg.ts";

const GRAY = makeJpeg({ samples: [7] });

Deno.test("`jpegSegments()` yields the segments in front of the scan", () => {
  const markers = [...jpegSegments(GRAY)].map(({ marker }) => marker);
  assert.deepEqual(markers, [0xdb, 0xc0, 0xc4, 0xc4]);
});

Deno.test("`jpegSegments()` passes over fill bytes and bare markers", () => {
  const bytes = insertSegments(GRAY, [
    Uint8Array.of(0xff, 0xff, 0x01),
    jpegSegment(0xfe, [65, 66]),
  ]);
  const [first] = jpegSegments(bytes);
  assert.deepEqual([first?.marker, ...first?.payload ?? []], [0xfe, 65, 66]);
});

Deno.test("`jpegSegments()` refuses a segment that is longer than the file, or shorter than itself", () => {
  const long = insertSegments(GRAY, [Uint8Array.of(0xff, 0xe1, 0xff, 0xff)]);
  assert.throws(() => [...jpegSegments(long)], /longer than the file/);
  const short = insertSegments(GRAY, [Uint8Array.of(0xff, 0xe1, 0, 1)]);
  assert.throws(() => [...jpegSegments(short)], SyntaxError);
  assert.throws(
    () => [...jpegSegments(insertSegments(GRAY, [Uint8Array.of(1, 2)]))],
    /byte 2 should/,
  );
});
