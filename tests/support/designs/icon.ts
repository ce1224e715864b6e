import type { Pixels } from "../../../src/image/pixels.ts";
import { arc, curve, stroke } from "../contours.ts";
import { hex } from "../paints.ts";
import { createPicture, fillContours } from "../raster.ts";

/** A toolbar icon: a drop of paint in two-pixel lines, 24 x 24 on transparency. */
export function drawIcon(): Pixels {
  const picture = createPicture({ width: 24, height: 24 });
  const outline = [
    ...curve([[12, 2.5], [9, 7], [5, 10.5], [5, 14.8]]),
    ...arc([12, 14.8], { radius: 7, start: Math.PI, turn: -Math.PI }),
    ...curve([[19, 14.8], [19, 10.5], [15, 7], [12, 2.5]]),
  ];
  fillContours(picture, { contours: stroke(outline, 2), paint: hex("#4f46e5") });
  const shine = arc([12, 14.6], { radius: 3.6, start: Math.PI, turn: -Math.PI / 2 });
  fillContours(picture, { contours: stroke(shine, 1.6), paint: hex("#4f46e5") });
  return picture;
}
