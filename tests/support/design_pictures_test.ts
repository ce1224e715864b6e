import assert from "node:assert/strict";
import { checkPixels, type Pixels } from "../../src/image/pixels.ts";
import { designPictures } from "./design_pictures.ts";

const PICTURES = designPictures();

function alphas(pixels: Pixels): Uint8Array {
  return pixels.data.filter((_, at) => at % 4 === 3);
}

function find(name: string): Pixels {
  const picture = PICTURES.find((one) => one.name === name);
  assert.ok(picture, `${name} is missing`);
  return picture.pixels;
}

Deno.test("`designPictures()` has the sizes that designers send", () => {
  const sizes = PICTURES.map(({ name, pixels }) => `${name} ${pixels.width}x${pixels.height}`);
  assert.deepEqual(sizes, [
    "icon 24x24",
    "logo 400x160",
    "word 600x180",
    "dashboard 1200x800",
    "illustration 640x480",
    "portrait 480x640",
    "banner 1500x300",
  ]);
  for (const { pixels } of PICTURES) checkPixels(pixels);
});

Deno.test("`designPictures()` fills dashboard, portrait and banner to the last pixel", () => {
  for (const name of ["dashboard", "portrait", "banner"]) {
    assert.ok(alphas(find(name)).every((alpha) => alpha === 255), name);
  }
});

Deno.test("`designPictures()` has hidden, solid and edge pixels in everything transparent", () => {
  for (const name of ["icon", "logo", "word", "illustration"]) {
    const alpha = alphas(find(name));
    const share = (kind: (value: number) => boolean): number =>
      alpha.filter(kind).length / alpha.length;
    assert.ok(share((value) => value === 0) > 0.3, `${name} hides pixels`);
    assert.ok(share((value) => value === 255) > 0.05, `${name} shows pixels`);
    assert.ok(share((value) => value > 0 && value < 255) > 0.005, `${name} has soft edges`);
  }
});

Deno.test("`designPictures()` cuts nothing off: the border of transparent pictures is empty", () => {
  for (const name of ["icon", "logo", "word", "illustration"]) {
    const pixels = find(name);
    const alpha = alphas(pixels);
    const border = alpha.filter((_, at) => {
      const x = at % pixels.width;
      const y = Math.floor(at / pixels.width);
      return x === 0 || y === 0 || x === pixels.width - 1 || y === pixels.height - 1;
    });
    assert.ok(border.every((value) => value === 0), name);
  }
});

Deno.test("`designPictures()` paints the word in one color and the logo in two", () => {
  const solid = (pixels: Pixels): Set<string> => {
    const colors = new Set<string>();
    for (let at = 0; at < pixels.data.length; at += 4) {
      if (pixels.data[at + 3] === 255) colors.add(pixels.data.subarray(at, at + 3).join());
    }
    return colors;
  };
  assert.deepEqual(solid(find("word")), new Set(["31,41,55"]));
  const logo = solid(find("logo"));
  assert.ok(logo.has("20,33,61") && logo.has("242,84,91"));
});

Deno.test("`designPictures()` gives the illustration a shadow that fades over many pixels", () => {
  const pixels = find("illustration");
  const column = Array.from(
    { length: 60 },
    (_, step) => pixels.data[((387 + step) * 640 + 320) * 4 + 3] ?? 0,
  );
  assert.ok((column[0] ?? 0) > 40 && column.at(-1) === 0);
  column.slice(1).forEach((alpha, step) => assert.ok(alpha <= (column[step] ?? 0)));
  assert.ok(new Set(column).size > 15, "the fade has many steps");
});

Deno.test("`designPictures()` draws the same bytes every time", () => {
  const again = designPictures();
  PICTURES.forEach(({ name, pixels }, index) => {
    assert.deepEqual(again[index]?.pixels.data, pixels.data, name);
  });
});
