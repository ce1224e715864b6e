import type { Pixels } from "./pixels.ts";

/** Whether any pixel is less than opaque. */
export function hasTransparency({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] !== 255) return true;
  }
  return false;
}
