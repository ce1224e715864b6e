import { asciiAt, viewOf } from "./view.ts";

/** Maps a device value, 0..1, to linear light, 0..1. */
export type ToneCurve = (value: number) => number;

// Numbers that each kind of parametric curve has (ICC.1:2022, section 10.18).
const PARAMETER_COUNTS = [1, 3, 4, 5, 7];

/** Parses a `curv` or `para` tag, or returns undefined for anything else. */
export function parseIccCurve(tag: Uint8Array | undefined): ToneCurve | undefined {
  if (!tag) return undefined;
  switch (asciiAt(tag, 0, 4)) {
    case "curv":
      return parseTable(viewOf(tag));
    case "para":
      return parseFormula(viewOf(tag));
    default:
      return undefined;
  }
}

function parseTable(view: DataView): ToneCurve {
  const count = view.getUint32(8);
  if (count === 0) return (value) => value;
  if (count === 1) {
    const gamma = view.getUint16(12) / 256;
    return (value) => value ** gamma;
  }
  const table = Array.from({ length: count }, (_, index) => view.getUint16(12 + 2 * index) / 65535);
  return function lookUp(value): number {
    const place = value * (count - 1);
    const low = Math.min(count - 2, Math.floor(place));
    const from = table[low] ?? 0;
    return from + (place - low) * ((table[low + 1] ?? 0) - from);
  };
}

/** All five kinds are one formula: (a x + b)^g + e from d on, and c x + f below. */
function parseFormula(view: DataView): ToneCurve | undefined {
  const kind = view.getUint16(8);
  const count = PARAMETER_COUNTS[kind];
  if (count === undefined) return undefined;
  const numbers = Array.from({ length: count }, (_, i) => view.getInt32(12 + 4 * i) / 65536);
  const [g = 1, a = 1, b = 0, third = 0, d = -b / a, e = 0, f = 0] = numbers;
  if (kind <= 2) {
    const offset = kind === 2 ? third : 0;
    const start = kind === 0 ? 0 : -b / a;
    return (x) => (x >= start ? (a * x + b) ** g : 0) + offset;
  }
  return (x) => (x >= d ? Math.max(0, a * x + b) ** g + e : third * x + f);
}
