import { parseHexColor } from "./hex_color.ts";
import type { Pixels } from "./pixels.ts";

/** Returns the picture laid on a background color such as `#ffffff`, with no transparency left. */
export function flatten(pixels: Pixels, background: string): Pixels {
  const color = parseHexColor(background);
  const data = pixels.data.slice();
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    if (alpha === 255) continue;
    for (let channel = 0; channel < 3; channel++) {
      const below = color[channel] ?? 0;
      const above = data[at + channel] ?? 0;
      data[at + channel] = Math.round(below + ((above - below) * alpha) / 255);
    }
    data[at + 3] = 255;
  }
  return { width: pixels.width, height: pixels.height, data };
}
