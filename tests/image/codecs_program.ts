import { decode } from "../../src/image/decode.ts";
import { encode } from "../../src/image/encode.ts";
import { flatPixels } from "../support/drawn_pixels.ts";
import { makeGif } from "../support/made_gif.ts";

// Run by imagescript_test.ts with few permissions; it prints the formats that went through.
const done: string[] = [];
for (const format of ["png", "jpeg", "webp"] as const) {
  const bytes = await encode(flatPixels(9, 9, [200, 100, 50, 255]), { format });
  const { width } = await decode(bytes);
  if (width === 9) done.push(format);
}
const frame = { x: 0, y: 0, width: 1, height: 1, indexes: [0] };
await decode(makeGif({ width: 1, height: 1, frame, colors: [] }));
done.push("gif");
await Deno.stdout.write(new TextEncoder().encode(done.join(" ")));
