import type { Pixels } from "../../../src/image/pixels.ts";
import { ellipse, rectangle } from "../contours.ts";
import { word } from "../lettering.ts";
import { gradient, hex } from "../paints.ts";
import { type Contour, createPicture, fillContours, type Point } from "../raster.ts";

/** A web page's banner: a wide gradient with translucent shapes and a word, 1500 x 300, opaque. */
export function drawBanner(): Pixels {
  const picture = createPicture({ width: 1500, height: 300, color: hex("#4338ca") });
  const sky = ["#4338ca", "#a21caf", "#f97316", "#facc15"].map((color) => hex(color));
  fillContours(picture, {
    contours: [rectangle([0, 0, 1500, 300])],
    paint: gradient([[0, 0], [1500, 240]], sky),
  });
  for (
    const [x, y, radius, opacity] of [
      [1240, 96, 150, 0.2],
      [1310, 130, 84, 0.3],
      [880, 20, 110, 0.14],
      [120, 280, 130, 0.12],
    ] as const
  ) {
    fillContours(picture, {
      contours: [ellipse([x, y], [radius, radius])],
      paint: hex("#ffffff", opacity),
    });
  }
  for (const [level, high, opacity] of [[232, 26, 0.35], [252, 20, 0.5], [272, 14, 0.8]] as const) {
    const contours = [wave({ level, high })];
    fillContours(picture, { contours, paint: hex("#1e1b4b", opacity) });
  }
  const name = word("IMPASTO", { at: [150, 92], height: 84, pen: 17 });
  fillContours(picture, { contours: name, paint: hex("#ffffff") });
  const button = [rectangle([790, 106, 190, 56], 28)];
  fillContours(picture, { contours: button, paint: hex("#ffffff", 0.92) });
  const label = [rectangle([828, 128, 114, 12], 6)];
  fillContours(picture, { contours: label, paint: hex("#a21caf") });
  return picture;
}

function wave({ level, high }: { level: number; high: number }): Contour {
  const points: Point[] = [[0, 300]];
  for (let x = 0; x <= 1500; x += 10) {
    points.push([x, level + high * Math.sin(x / (60 + high * 3) + level)]);
  }
  points.push([1500, 300]);
  return points;
}
