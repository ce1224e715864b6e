import type { Pixels } from "../../../src/image/pixels.ts";
import { curve, ellipse, rectangle, stroke } from "../contours.ts";
import { gradient, hex, radial } from "../paints.ts";
import {
  type Contour,
  coverageOf,
  createPicture,
  fillContours,
  layPaint,
  type Paint,
  soften,
} from "../raster.ts";

/** A figure with the soft transitions of a studio portrait, 480 x 640, opaque. */
export function drawPortrait(): Pixels {
  const picture = createPicture({ width: 480, height: 640, color: hex("#2b3a4a") });
  const wall = ["#c9b79c", "#8a8577", "#44505c", "#222b36"].map((color) => hex(color));
  put(picture, [rectangle([0, 0, 480, 640])], radial([180, 200], { reach: 520, colors: wall }));
  drawHairBehind(picture);
  drawBody(picture);
  drawFace(picture);
  drawFeatures(picture);
  drawFringe(picture);
  return picture;
}

function put(picture: Pixels, contours: readonly Contour[], paint: Paint): void {
  fillContours(picture, { contours, paint });
}

function putSoft(
  picture: Pixels,
  { contour, paint, radius }: { contour: Contour; paint: Paint; radius: number },
): void {
  layPaint(picture, { coverage: soften(coverageOf(picture, [contour]), radius), paint });
}

function drawHairBehind(picture: Pixels): void {
  const hair = [
    ...curve([[240, 86], [120, 82], [102, 230], [116, 330]]),
    ...curve([[116, 330], [120, 400], [150, 430], [176, 420]]),
    [310, 420] as const,
    ...curve([[310, 420], [360, 420], [372, 350], [368, 300]]),
    ...curve([[368, 300], [380, 180], [340, 86], [240, 86]]),
  ];
  const colors = ["#7a4a2c", "#4a2a1c", "#24140f"].map((color) => hex(color));
  put(picture, [hair], gradient([[120, 120], [370, 400]], colors));
}

function drawBody(picture: Pixels): void {
  const neck = [hex("#e0a883"), hex("#a56a4e")];
  put(picture, [rectangle([196, 350, 88, 160], 30)], gradient([[196, 380], [290, 440]], neck));
  const shoulders = [
    ...curve([[30, 640], [44, 500], [120, 480], [190, 452]]),
    ...curve([[190, 452], [220, 500], [262, 500], [290, 452]]),
    ...curve([[290, 452], [360, 480], [436, 500], [452, 640]]),
  ];
  const cloth = ["#3f8a8c", "#22606a", "#123641"].map((color) => hex(color));
  put(picture, [shoulders], gradient([[60, 480], [440, 640]], cloth));
  putSoft(picture, {
    contour: ellipse([244, 402], [54, 20]),
    paint: hex("#6a3a2c", 0.5),
    radius: 8,
  });
}

function drawFace(picture: Pixels): void {
  const face = [
    ...curve([[240, 132], [160, 132], [148, 220], [156, 290]]),
    ...curve([[156, 290], [164, 350], [206, 396], [240, 396]]),
    ...curve([[240, 396], [276, 396], [318, 350], [324, 290]]),
    ...curve([[324, 290], [332, 220], [320, 132], [240, 132]]),
  ];
  const skin = ["#ffdcbc", "#f0bf98", "#cf9068", "#9a5c42"].map((color) => hex(color));
  put(picture, [face], radial([206, 234], { reach: 196, colors: skin }));
  for (const x of [190, 288]) {
    putSoft(picture, {
      contour: ellipse([x, 308], [26, 16]),
      paint: hex("#e0715c", 0.35),
      radius: 9,
    });
  }
}

function drawFeatures(picture: Pixels): void {
  for (const x of [200, 280]) {
    putSoft(picture, {
      contour: ellipse([x, 246], [28, 14]),
      paint: hex("#7a4432", 0.4),
      radius: 5,
    });
    const lids = [
      ...curve([[x - 20, 252], [x - 8, 238], [x + 10, 238], [x + 20, 252]]),
      ...curve([[x + 20, 252], [x + 8, 260], [x - 8, 260], [x - 20, 252]]),
    ];
    put(picture, [lids], hex("#f6efe6"));
    put(
      picture,
      [ellipse([x, 250], [8, 8.5])],
      radial([x, 252], {
        reach: 9,
        colors: [hex("#6a8a5a"), hex("#2c4632")],
      }),
    );
    put(picture, [ellipse([x, 250], [3.6, 3.8])], hex("#120c0a"));
    put(picture, [ellipse([x - 3, 246.5], [2, 2])], hex("#ffffff"));
    const lash = curve([[x - 21, 252], [x - 8, 236], [x + 10, 236], [x + 21, 251]]);
    put(picture, stroke(lash, 2.6), hex("#2c1810"));
    const brow = curve([[x - 24, 226], [x - 8, 214], [x + 10, 214], [x + 25, 224]]);
    put(picture, stroke(brow, 5), hex("#4a2a1c", 0.85));
  }
  const nose = curve([[252, 250], [262, 284], [272, 302], [244, 310]]);
  layPaint(picture, {
    coverage: soften(coverageOf(picture, stroke(nose, 7)), 3),
    paint: hex("#8a4a34", 0.55),
  });
  const lips = [
    ...curve([[208, 346], [224, 332], [234, 336], [241, 339]]),
    ...curve([[241, 339], [250, 335], [262, 333], [276, 345]]),
    ...curve([[276, 345], [258, 366], [226, 368], [208, 346]]),
  ];
  put(picture, [lips], gradient([[0, 334], [0, 364]], [hex("#a8443e"), hex("#d8766a")]));
  put(
    picture,
    stroke(curve([[209, 346], [228, 350], [256, 350], [275, 345]]), 2),
    hex("#6a241f", 0.8),
  );
}

function drawFringe(picture: Pixels): void {
  const fringe = [
    ...curve([[250, 104], [300, 110], [340, 170], [334, 262]]),
    ...curve([[334, 262], [318, 200], [282, 168], [232, 160]]),
    ...curve([[232, 160], [190, 176], [160, 216], [148, 278]]),
    ...curve([[148, 278], [132, 180], [180, 100], [250, 104]]),
  ];
  const colors = ["#8a5634", "#5a3422", "#2c1911"].map((color) => hex(color));
  put(picture, [fringe], gradient([[150, 110], [340, 240]], colors));
  for (let strand = 0; strand < 9; strand++) {
    const x = 166 + strand * 9;
    const lock = curve([[246, 112], [206 + strand * 3, 118], [x, 150], [x - 10, 214 - strand * 6]]);
    const other = lock.map(([px, py]) => [492 - px, py * 1.08 - 6] as const);
    put(picture, stroke(other, 1.3), hex("#8a5a38", 0.2));
    put(picture, stroke(lock, 1.3), hex("#c08a5a", 0.2));
  }
}
