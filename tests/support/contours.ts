import type { Contour, Point } from "./raster.ts";

/** Left, top, width and height in pixels. */
export type Box = readonly [left: number, top: number, width: number, height: number];

/** A rectangle whose corners are rounded by `radius` pixels. */
export function rectangle([left, top, width, height]: Box, radius = 0): Contour {
  if (radius === 0) {
    return [[left, top], [left + width, top], [left + width, top + height], [left, top + height]];
  }
  const corners: [Point, number][] = [
    [[left + radius, top + radius], Math.PI],
    [[left + width - radius, top + radius], 1.5 * Math.PI],
    [[left + width - radius, top + height - radius], 0],
    [[left + radius, top + height - radius], 0.5 * Math.PI],
  ];
  return corners.flatMap(([center, start]) => arc(center, { radius, start, turn: Math.PI / 2 }));
}

/** Points of a part of a circle; angles in radians, clockwise as seen. */
export function arc(
  [x, y]: Point,
  { radius, start, turn }: { radius: number; start: number; turn: number },
): Point[] {
  // A chord leaves the circle by 1/50 pixel at most, which 8-bit coverage hardly shows. The floor is for
  // letters, whose arcs are laid out at size 1 and enlarged afterward.
  const steps = Math.max(14, Math.ceil(Math.abs(turn) * Math.sqrt(radius / 0.16)));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = start + (turn * step) / steps;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

/** An ellipse. */
export function ellipse([x, y]: Point, [radiusX, radiusY]: Point): Contour {
  const round = arc([0, 0], { radius: Math.max(radiusX, radiusY), start: 0, turn: 2 * Math.PI });
  const reach = Math.max(radiusX, radiusY);
  return round.map(([dx, dy]) => [x + (dx * radiusX) / reach, y + (dy * radiusY) / reach] as const);
}

/** The same contour the other way around, which cuts a hole. */
export function hole(contour: Contour): Contour {
  return contour.toReversed();
}

/** Points of a cubic Bezier curve. */
export function curve([from, leave, arrive, to]: readonly [Point, Point, Point, Point]): Point[] {
  const steps = 24;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const t = step / steps;
    const u = 1 - t;
    const at = (axis: 0 | 1): number =>
      u ** 3 * from[axis] + 3 * u * u * t * leave[axis] + 3 * u * t * t * arrive[axis] +
      t ** 3 * to[axis];
    return [at(0), at(1)] as const;
  });
}

/** A line of `width` pixels with round ends and joins: one capsule for each piece, all turning alike. */
export function stroke(line: readonly Point[], width: number): Contour[] {
  return line.slice(1).map((to, index) => {
    const from = line[index] ?? to;
    const ahead = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const round = { radius: width / 2, turn: Math.PI };
    return [
      ...arc(to, { ...round, start: ahead - Math.PI / 2 }),
      ...arc(from, { ...round, start: ahead + Math.PI / 2 }),
    ];
  });
}
