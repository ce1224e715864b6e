import type { Shape } from "./canvas.ts";

/** A point in pixels. */
export type Point = readonly [x: number, y: number];

/** Everything inside a rectangle. */
export function rectangle(box: Shape["box"]): Shape {
  const [left, top, right, bottom] = box;
  return { box, covers: (x, y) => x >= left && x < right && y >= top && y < bottom };
}

/** The inside of a closed line of points. */
export function polygon(points: readonly Point[]): Shape {
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  return {
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    covers: (x, y) => crossings(points, [x, y]) % 2 === 1,
  };
}

function crossings(points: readonly Point[], [x, y]: Point): number {
  let count = 0;
  let from = points.at(-1) ?? [0, 0];
  for (const to of points) {
    const spans = (from[1] > y) !== (to[1] > y);
    if (spans && x < from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])) count++;
    from = to;
  }
  return count;
}

/** An ellipse, turned by `angle` radians. */
export function ellipse(
  [centerX, centerY]: Point,
  { radiusX, radiusY, angle = 0 }: { radiusX: number; radiusY: number; angle?: number },
): Shape {
  const reach = Math.max(radiusX, radiusY);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return {
    box: [centerX - reach, centerY - reach, centerX + reach, centerY + reach],
    covers: (x, y) => {
      const along = ((x - centerX) * cos + (y - centerY) * sin) / radiusX;
      const across = ((y - centerY) * cos - (x - centerX) * sin) / radiusY;
      return along * along + across * across <= 1;
    },
  };
}

/** A straight limb with round ends whose radius changes from one end to the other. */
export function limb(
  [from, to]: readonly [Point, Point],
  [startRadius, endRadius]: readonly [number, number],
): Shape {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = dx * dx + dy * dy || 1;
  const reach = Math.max(startRadius, endRadius);
  return {
    box: [
      Math.min(from[0], to[0]) - reach,
      Math.min(from[1], to[1]) - reach,
      Math.max(from[0], to[0]) + reach,
      Math.max(from[1], to[1]) + reach,
    ],
    covers: (x, y) => {
      const t = Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / length));
      const radius = startRadius + (endRadius - startRadius) * t;
      return (x - from[0] - dx * t) ** 2 + (y - from[1] - dy * t) ** 2 <= radius * radius;
    },
  };
}
