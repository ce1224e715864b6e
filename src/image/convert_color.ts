import { type IccProfile, parseIccProfile, type RgbProfile } from "./icc_profile.ts";
import type { Pixels } from "./pixels.ts";

// XYZ of D50 to linear sRGB: the inverse of the primaries of IEC 61966-2-1, adapted by Bradford's method.
const FROM_XYZ = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.0334540],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

// 65,536 steps keep the steep foot of the sRGB curve within a twentieth of a gray level.
const STEPS = 65535;

type Convert = (data: Uint8Array) => void;

/**
 * Converts pixels in place from an embedded profile to sRGB; unknown profiles are taken as sRGB.
 *
 * Colors outside sRGB are clipped, and alpha stays as it is.
 */
export function convertToSrgb(pixels: Pixels, profileBytes: Uint8Array): void {
  const profile = parseSafely(profileBytes);
  if (!profile) return;
  const convert = createConvert(profile);
  if (!isIdentity(convert)) convert(pixels.data);
}

function parseSafely(bytes: Uint8Array): IccProfile | undefined {
  try {
    return parseIccProfile(bytes);
  } catch {
    return undefined;
  }
}

function createConvert(profile: IccProfile): Convert {
  const encode = createEncodeTable();
  if (profile.kind === "rgb") return createRgbConvert(profile, encode);
  const levels = Uint8Array.from({ length: 256 }, (_, level) => {
    return encode[toStep(profile.curve(level / 255))] ?? 0;
  });
  return function convertGray(data): void {
    for (let at = 0; at < data.length; at += 4) {
      for (let channel = at; channel < at + 3; channel++) {
        data[channel] = levels[data[channel] ?? 0] ?? 0;
      }
    }
  };
}

function createRgbConvert({ curves, columns }: RgbProfile, encode: Uint8Array): Convert {
  const [red, green, blue] = curves.map((curve) =>
    Float64Array.from({ length: 256 }, (_, level) => curve(level / 255))
  );
  const matrix = FROM_XYZ.map((row) =>
    columns.map((column) => row[0] * column[0] + row[1] * column[1] + row[2] * column[2])
  );
  return function convertRgb(data): void {
    for (let at = 0; at < data.length; at += 4) {
      const r = red?.[data[at] ?? 0] ?? 0;
      const g = green?.[data[at + 1] ?? 0] ?? 0;
      const b = blue?.[data[at + 2] ?? 0] ?? 0;
      for (let channel = 0; channel < 3; channel++) {
        const [x = 0, y = 0, z = 0] = matrix[channel] ?? [];
        data[at + channel] = encode[toStep(x * r + y * g + z * b)] ?? 0;
      }
    }
  };
}

function toStep(light: number): number {
  return Math.round(Math.min(1, Math.max(0, light)) * STEPS);
}

/** Linear light to 8-bit sRGB (IEC 61966-2-1). */
function createEncodeTable(): Uint8Array {
  return Uint8Array.from({ length: STEPS + 1 }, (_, step) => {
    const light = step / STEPS;
    const value = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.round(value * 255);
  });
}

/** The many profiles that mean sRGB differ from it by rounding; pixels then stay byte for byte. */
function isIdentity(convert: Convert): boolean {
  const grid: number[] = [];
  for (let step = 0; step < 512; step++) {
    grid.push(((step >> 6) & 7) * 36, ((step >> 3) & 7) * 36, (step & 7) * 36, 255);
  }
  const after = Uint8Array.from(grid);
  convert(after);
  return after.every((value, at) => Math.abs(value - (grid[at] ?? 0)) <= 1);
}
