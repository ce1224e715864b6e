import { parseIccCurve, type ToneCurve } from "./icc_curve.ts";
import { asciiAt, viewOf } from "./view.ts";

/** A color profile that three curves and a matrix, or one curve, describe. */
export type IccProfile = RgbProfile | GrayProfile;

/** Device RGB to the XYZ of the profile connection space (D50). */
export interface RgbProfile {
  readonly kind: "rgb";
  /** One curve for each channel. */
  readonly curves: readonly [ToneCurve, ToneCurve, ToneCurve];
  /** Columns are the XYZ of red, green and blue. */
  readonly columns: readonly [Xyz, Xyz, Xyz];
}

/** Device gray to luminance. */
export interface GrayProfile {
  readonly kind: "gray";
  readonly curve: ToneCurve;
}

/** X, Y and Z. */
export type Xyz = readonly [number, number, number];

/**
 * Parses a matrix or gray profile (ICC.1:2022, sections 7 to 10), or returns undefined for another kind.
 *
 * Profiles with lookup tables only, as presses and scanners have them, are not supported; their pictures
 * are taken as sRGB.
 */
export function parseIccProfile(bytes: Uint8Array): IccProfile | undefined {
  if (asciiAt(bytes, 36, 4) !== "acsp" || asciiAt(bytes, 20, 4) !== "XYZ ") return undefined;
  const tags = readTags(bytes);
  const space = asciiAt(bytes, 16, 4);
  const curveOf = (name: string): ToneCurve | undefined => parseIccCurve(tags.get(name));
  if (space === "GRAY") {
    const curve = curveOf("kTRC");
    return curve && { kind: "gray", curve };
  }
  if (space !== "RGB ") return undefined;
  const [red, green, blue] = ["rTRC", "gTRC", "bTRC"].map(curveOf);
  const [x, y, z] = ["rXYZ", "gXYZ", "bXYZ"].map((name) => parseXyz(tags.get(name)));
  if (!red || !green || !blue || !x || !y || !z) return undefined;
  return { kind: "rgb", curves: [red, green, blue], columns: [x, y, z] };
}

function readTags(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = viewOf(bytes);
  const tags = new Map<string, Uint8Array>();
  const count = Math.min(view.getUint32(128), 100);
  for (let index = 0; index < count; index++) {
    const at = 132 + 12 * index;
    const start = view.getUint32(at + 4);
    tags.set(asciiAt(bytes, at, 4), bytes.subarray(start, start + view.getUint32(at + 8)));
  }
  return tags;
}

function parseXyz(tag: Uint8Array | undefined): Xyz | undefined {
  if (!tag || asciiAt(tag, 0, 4) !== "XYZ ") return undefined;
  const view = viewOf(tag);
  return [view.getInt32(8) / 65536, view.getInt32(12) / 65536, view.getInt32(16) / 65536];
}
