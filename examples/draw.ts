/**
 * Draws the two pictures beside this file: `deno run --allow-read --allow-write examples/draw.ts`.
 *
 * Every number comes from a seed, so a second run writes the same bytes.
 */
import { drawHarbor } from "./draw/harbor.ts";
import { encodeJpeg } from "./draw/jpeg.ts";
import { drawPainting } from "./draw/painting.ts";

Deno.writeFileSync(new URL("content.jpg", import.meta.url), encodeJpeg(drawHarbor(), 80));
Deno.writeFileSync(new URL("style.jpg", import.meta.url), encodeJpeg(drawPainting(), 78));
