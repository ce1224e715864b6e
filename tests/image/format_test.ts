import assert from "node:assert/strict";
import { sniffFormat } from "../../src/image/format.ts";

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function bmpHead(size: number): string {
  return "BM" + "\0".repeat(12) + String.fromCharCode(size, 0, 0, 0);
}

const STARTS: readonly (readonly [string, string | undefined])[] = [
  ["\x89PNG\r\n\x1a\n", "png"],
  ["\xff\xd8\xff\xe0", "jpeg"],
  ["RIFF\0\0\0\0WEBPVP8 ", "webp"],
  ["GIF87a", "gif"],
  ["GIF89a", "gif"],
  ["II*\0", "tiff"],
  ["MM\0*", "tiff"],
  [bmpHead(40), "bmp"],
  [bmpHead(124), "bmp"],
  ["\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"],
  ["\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "heic"],
  ["\0\0\0\x1cftypavif\0\0\0\0mif1avif", "avif"],
  ["\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "avif"],
  ["%PDF-1.7", "pdf"],
  ["8BPS\0\x01", "psd"],
  ["<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"],
  ["\xef\xbb\xbf<?xml version='1.0'?>\n<svg width='1'/>", "svg"],
  ["<?xml version='1.0'?><html/>", undefined],
  ["BMW is a company in Munich", undefined],
  ["RIFF\0\0\0\0WAVEfmt ", undefined],
  ["\0\0\0\x18ftypisom\0\0\0\0isommp42", undefined],
  ["hello", undefined],
  ["", undefined],
];

Deno.test("`sniffFormat()` tells a format by its first bytes alone", () => {
  for (const [start, format] of STARTS) {
    assert.equal(sniffFormat(bytesOf(start)), format, JSON.stringify(start));
  }
});

Deno.test("`sniffFormat()` reads any cut of a known start without throwing", () => {
  for (const [start] of STARTS) {
    for (let length = 0; length < start.length; length++) {
      sniffFormat(bytesOf(start.slice(0, length)));
    }
  }
});
