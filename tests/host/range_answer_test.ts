import assert from "node:assert/strict";
import { rangeValidator, readRangeAnswer } from "../../src/host/range_answer.ts";

const ASKED = { have: 10, bytes: 100 };

function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}

Deno.test("`readRangeAnswer()` continues where the bytes that we hold end", () => {
  for (const total of ["100", "*"]) {
    const partial = answer(206, { "content-range": `bytes 10-99/${total}` });
    assert.deepEqual(readRangeAnswer(partial, ASKED), { kind: "body", start: 10 });
  }
});

Deno.test("`readRangeAnswer()` begins at 0 with a server that ignores ranges", () => {
  assert.deepEqual(readRangeAnswer(answer(200), ASKED), { kind: "body", start: 0 });
});

Deno.test("`readRangeAnswer()` asks for a restart when ranges do not fit", () => {
  for (
    const response of [
      answer(206),
      answer(206, { "content-range": "bytes 11-99/100" }),
      answer(206, { "content-range": "lines 1-2" }),
      answer(416),
    ]
  ) assert.equal(readRangeAnswer(response, ASKED).kind, "restart");
});

Deno.test("`readRangeAnswer()` refuses a file of another length", () => {
  for (
    const response of [
      answer(200, { "content-length": "99" }),
      answer(206, { "content-range": "bytes 10-100/101" }),
    ]
  ) assert.equal(readRangeAnswer(response, ASKED).kind, "refused");
});

Deno.test("`readRangeAnswer()` tries again later only what may pass", () => {
  for (const status of [408, 429, 500, 502, 503, 504]) {
    assert.equal(readRangeAnswer(answer(status), ASKED).kind, "again", String(status));
  }
  for (const status of [204, 304, 400, 401, 403, 404, 410, 501]) {
    assert.equal(readRangeAnswer(answer(status), ASKED).kind, "refused", String(status));
  }
});

Deno.test("`readRangeAnswer()` waits as long as it is asked to, in seconds or until a date", () => {
  const seconds = readRangeAnswer(answer(503, { "retry-after": "3" }), ASKED);
  assert.deepEqual(seconds, { kind: "again", reason: "the server answered 503", waitMs: 3000 });
  const past = answer(503, { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" });
  assert.equal((readRangeAnswer(past, ASKED) as { waitMs: number }).waitMs, 0);
  const strange = answer(503, { "retry-after": "soon" });
  assert.ok(!("waitMs" in readRangeAnswer(strange, ASKED)));
});

Deno.test("`rangeValidator()` prefers a strong ETag, then a date, never a weak ETag", () => {
  const date = "Wed, 21 Oct 2015 07:28:00 GMT";
  assert.equal(rangeValidator(new Headers({ etag: '"a"', "last-modified": date })), '"a"');
  assert.equal(rangeValidator(new Headers({ etag: 'W/"a"', "last-modified": date })), date);
  assert.equal(rangeValidator(new Headers({ etag: 'W/"a"' })), undefined);
});
