import { arc, curve, stroke } from "./contours.ts";
import type { Contour, Point } from "./raster.ts";

/** A letter: its width, and its lines in a square whose foot is 0 and whose height is 1 (downward). */
interface Letter {
  readonly width: number;
  readonly lines: readonly (readonly Point[])[];
}

const HALF = Math.PI / 2;

const LETTERS: Readonly<Record<string, Letter>> = {
  I: { width: 0, lines: [[[0, 0], [0, 1]]] },
  M: { width: 0.86, lines: [[[0, 1], [0, 0], [0.43, 0.66], [0.86, 0], [0.86, 1]]] },
  P: {
    width: 0.56,
    lines: [[
      [0, 1],
      [0, 0],
      [0.28, 0],
      ...arc([0.28, 0.28], { radius: 0.28, start: -HALF, turn: Math.PI }),
      [0, 0.56],
    ]],
  },
  A: { width: 0.8, lines: [[[0, 1], [0.4, 0], [0.8, 1]], [[0.15, 0.66], [0.65, 0.66]]] },
  S: {
    width: 0.56,
    lines: [[
      ...curve([[0.55, 0.17], [0.44, -0.06], [0.02, -0.08], [0.02, 0.25]]),
      ...curve([[0.02, 0.25], [0.02, 0.56], [0.56, 0.42], [0.56, 0.74]]),
      ...curve([[0.56, 0.74], [0.56, 1.08], [0.08, 1.06], [0, 0.8]]),
    ]],
  },
  T: { width: 0.7, lines: [[[0, 0], [0.7, 0]], [[0.35, 0], [0.35, 1]]] },
  O: { width: 0.92, lines: [ring()] },
};

function ring(): Point[] {
  return Array.from({ length: 49 }, (_, step) => {
    const angle = (step / 48) * 2 * Math.PI;
    return [0.46 + 0.46 * Math.cos(angle), 0.5 + 0.5 * Math.sin(angle)] as const;
  });
}

/** Where a word stands and how large it is, in pixels. */
export interface WordPlace {
  /** Upper left corner of the first letter's middle line. */
  readonly at: Point;
  /** Height of the letters' middle lines. */
  readonly height: number;
  /** Width of the pen. */
  readonly pen: number;
}

/** Outlines of a word made of the letters of IMPASTO: enough for test pictures without any font. */
export function word(text: string, { at: [left, top], height, pen }: WordPlace): Contour[] {
  const contours: Contour[] = [];
  let x = left;
  for (const name of text) {
    const letter = LETTERS[name];
    if (!letter) {
      throw new RangeError(`Cannot write ${name}: the letters are ${Object.keys(LETTERS)}`);
    }
    for (const line of letter.lines) {
      const placed = line.map(([dx, dy]) => [x + dx * height, top + dy * height] as const);
      contours.push(...stroke(placed, pen));
    }
    x += letter.width * height + pen * 1.15 + height * 0.14;
  }
  return contours;
}
