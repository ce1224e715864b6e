import { concatBytes } from "../../src/image/concat.ts";

/** Primaries of Display P3 in the XYZ of D50, as Apple's profile states them. */
export const P3_COLUMNS = [[0.51512, 0.2412, -0.00105], [0.29198, 0.69225, 0.04189], [
  0.1571,
  0.06657,
  0.78407,
]];
/** Primaries of sRGB in the XYZ of D50. */
export const SRGB_COLUMNS = [[0.43607, 0.22249, 0.01392], [0.38515, 0.71687, 0.09708], [
  0.14307,
  0.06061,
  0.7141,
]];
/** The curve of sRGB as a parametric curve of kind 3. */
export const SRGB_CURVE = paraCurve(3, [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]);

/** Makes a matrix profile of three columns and one curve for all channels. */
export function makeRgbProfile(
  columns: readonly number[][],
  curve: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const names = ["rXYZ", "gXYZ", "bXYZ"];
  return makeProfile("RGB ", [
    ...columns.map((column, k) => [names[k] ?? "", xyzTag(column)] as const),
    ...["rTRC", "gTRC", "bTRC"].map((name) => [name, curve] as const),
  ]);
}

/** Makes a gray profile. */
export function makeGrayProfile(curve: Uint8Array): Uint8Array<ArrayBuffer> {
  return makeProfile("GRAY", [["kTRC", curve]]);
}

/** Makes a profile of any tags. */
export function makeProfile(
  space: string,
  tags: readonly (readonly [string, Uint8Array])[],
): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(132 + 12 * tags.length);
  const view = new DataView(head.buffer);
  const write = (at: number, text: string): void => head.set(new TextEncoder().encode(text), at);
  write(16, space);
  write(20, "XYZ ");
  write(36, "acsp");
  view.setUint32(128, tags.length);
  let at = head.length;
  tags.forEach(([name, tag], index) => {
    write(132 + 12 * index, name);
    view.setUint32(136 + 12 * index, at);
    view.setUint32(140 + 12 * index, tag.length);
    at += tag.length;
  });
  return concatBytes([head, ...tags.map(([, tag]) => tag)]);
}

/** A parametric curve. */
export function paraCurve(kind: number, numbers: readonly number[]): Uint8Array<ArrayBuffer> {
  const tag = new Uint8Array(12 + 4 * numbers.length);
  const view = new DataView(tag.buffer);
  tag.set(new TextEncoder().encode("para"));
  view.setUint16(8, kind);
  numbers.forEach((value, index) => view.setInt32(12 + 4 * index, Math.round(value * 65536)));
  return tag;
}

/** A table curve of 16-bit values; one value is a gamma of 8.8 bits, none is the straight line. */
export function tableCurve(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const tag = new Uint8Array(12 + 2 * values.length);
  const view = new DataView(tag.buffer);
  tag.set(new TextEncoder().encode("curv"));
  view.setUint32(8, values.length);
  values.forEach((value, index) => view.setUint16(12 + 2 * index, value));
  return tag;
}

function xyzTag(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const tag = new Uint8Array(20);
  const view = new DataView(tag.buffer);
  tag.set(new TextEncoder().encode("XYZ "));
  values.forEach((value, index) => view.setInt32(8 + 4 * index, Math.round(value * 65536)));
  return tag;
}
