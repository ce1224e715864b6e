import type { Pixels } from "../../../src/image/pixels.ts";
import { curve, ellipse, hole } from "../contours.ts";
import { word } from "../lettering.ts";
import { hex } from "../paints.ts";
import { createPicture, fillContours } from "../raster.ts";

const NAVY = hex("#14213d");
const CORAL = hex("#f2545b");

/** A logo: a ring, a leaf that crosses it and a name, two colors, 400 x 160 on transparency. */
export function drawLogo(): Pixels {
  const picture = createPicture({ width: 400, height: 160 });
  const ring = [ellipse([80, 80], [58, 58]), hole(ellipse([80, 80], [40, 40]))];
  fillContours(picture, { contours: ring, paint: NAVY });
  const leaf = [
    ...curve([[34, 122], [28, 62], [74, 26], [132, 22]]),
    ...curve([[132, 22], [134, 82], [92, 128], [34, 122]]),
  ];
  fillContours(picture, { contours: [leaf], paint: CORAL });
  const vein = [
    ...curve([[34, 122], [60, 92], [88, 66], [118, 38]]),
    ...curve([[118, 38], [92, 70], [66, 98], [38, 126]]),
  ];
  fillContours(picture, { contours: [vein], paint: NAVY });
  const name = word("IMPASTO", { at: [164, 63.5], height: 33, pen: 6 });
  fillContours(picture, { contours: name, paint: NAVY });
  return picture;
}
