import type { Pixels } from "../../../src/image/pixels.ts";
import { arc, curve, ellipse, hole, rectangle, stroke } from "../contours.ts";
import { hex } from "../paints.ts";
import {
  type Contour,
  coverageOf,
  createPicture,
  fillContours,
  layPaint,
  type Paint,
  soften,
} from "../raster.ts";

/** A flat illustration, a desk with a window: soft drop shadow, 640 x 480 on transparency. */
export function drawIllustration(): Pixels {
  const picture = createPicture({ width: 640, height: 480 });
  const things = [ellipse([320, 220], [210, 170]), rectangle([90, 356, 460, 30], 15)];
  const shadow = coverageOf(picture, things.map((thing) => thing.map(([x, y]) => [x, y + 22])));
  layPaint(picture, { coverage: soften(shadow, 13), paint: hex("#1e1b4b", 0.38) });
  put(picture, [ellipse([320, 220], [210, 170])], hex("#fde2c8"));
  drawWindow(picture);
  drawPlant(picture);
  put(picture, [rectangle([90, 356, 460, 30], 15)], hex("#b45f3c"));
  put(picture, [rectangle([90, 356, 460, 12], 6)], hex("#d97b52"));
  drawMug(picture);
  drawBooks(picture);
  return picture;
}

function put(picture: Pixels, contours: readonly Contour[], paint: Paint): void {
  fillContours(picture, { contours, paint });
}

function drawWindow(picture: Pixels): void {
  put(picture, [rectangle([236, 92, 180, 168], 12)], hex("#ffffff"));
  put(picture, [rectangle([248, 104, 156, 144], 4)], hex("#7cc6e8"));
  put(picture, [ellipse([364, 142], [20, 20])], hex("#ffd166"));
  const hills: Contour = [
    [248, 214],
    ...curve([[248, 214], [286, 168], [318, 178], [340, 206]]),
    ...curve([[340, 206], [362, 182], [388, 188], [404, 200]]),
    [404, 248],
    [248, 248],
  ];
  put(picture, [hills], hex("#4fa36f"));
  put(picture, [rectangle([322, 104, 8, 144]), rectangle([248, 170, 156, 8])], hex("#ffffff"));
}

function drawPlant(picture: Pixels): void {
  for (
    const [lean, high, color] of [
      [-58, 120, "#2f855a"],
      [52, 128, "#38a169"],
      [-18, 160, "#276749"],
      [24, 142, "#48bb78"],
    ] as const
  ) {
    const tip = [172 + lean, 310 - high] as const;
    const leaf = [
      ...curve([[172, 310], [150 + lean * 0.2, 270], [tip[0] - 26, tip[1] + 30], tip]),
      ...curve([tip, [tip[0] + 26, tip[1] + 40], [190 + lean * 0.3, 280], [172, 310]]),
    ];
    put(picture, [leaf], hex(color));
  }
  put(picture, [[[136, 304], [208, 304], [198, 357], [146, 357]]], hex("#e76f51"));
  put(picture, [rectangle([130, 296, 84, 16], 5)], hex("#f4a261"));
}

function drawMug(picture: Pixels): void {
  const handle = stroke(arc([482, 328], { radius: 15, start: -Math.PI / 2, turn: Math.PI }), 8);
  put(picture, handle, hex("#2a4a8a"));
  put(picture, [rectangle([426, 300, 58, 57], 8)], hex("#3a63b8"));
  put(picture, [rectangle([426, 300, 18, 57], 8)], hex("#5b82d6"));
  for (const x of [442, 462]) {
    const steam = curve([[x, 290], [x - 14, 274], [x + 14, 262], [x, 244]]);
    put(picture, stroke(steam, 4), hex("#ffffff", 0.7));
  }
}

function drawBooks(picture: Pixels): void {
  put(picture, [rectangle([262, 336, 134, 21], 4)], hex("#6d597a"));
  put(picture, [rectangle([274, 316, 112, 20], 4)], hex("#e9c46a"));
  put(picture, [rectangle([268, 298, 104, 18], 4)], hex("#2a9d8f"));
  const label = [rectangle([282, 340, 46, 12], 3), hole(rectangle([286, 343, 38, 6], 2))];
  put(picture, label, hex("#f8edeb"));
}
