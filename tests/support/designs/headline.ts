import type { Pixels } from "../../../src/image/pixels.ts";
import { word } from "../lettering.ts";
import { hex } from "../paints.ts";
import { createPicture, fillContours } from "../raster.ts";

/** A word as a text layer gives it: one color, nothing behind it, 600 x 180 on transparency. */
export function drawHeadline(): Pixels {
  const picture = createPicture({ width: 600, height: 180 });
  const contours = word("IMPASTO", { at: [26, 49], height: 82, pen: 17 });
  fillContours(picture, { contours, paint: hex("#1f2937") });
  return picture;
}
