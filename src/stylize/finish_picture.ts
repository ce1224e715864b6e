import { keepColors } from "../image/keep_colors.ts";
import { fillHidden } from "../image/fill.ts";
import { paste } from "../image/paste.ts";
import { fromPlane } from "../image/plane.ts";
import type { Pixels, Plane } from "../image/pixels.ts";
import { resizeAlpha, resizePixels, resizePlane } from "../image/resample.ts";
import { toAlpha } from "../image/plane.ts";
import type { PaintFrame } from "./paint_frame.ts";
import type { Size } from "../image/image_header.ts";
import type { AlphaMode, ColorMode } from "./stylize_options.ts";

/** What is done to the painted colors. */
export interface FinishOptions {
  /** Where colors come from. */
  readonly color: ColorMode;
  /** What becomes of hidden pixels. */
  readonly alpha: AlphaMode;
  /** Delivered size. */
  readonly output: "painted" | "content" | number;
}

/** Puts painted colors back into the whole picture, at the asked size and with the content's alpha. */
export function finishPicture(painted: Plane, frame: PaintFrame, options: FinishOptions): Pixels {
  const { source } = frame;
  const size = outputSize(frame, options.output);
  const target = placeIn(frame, size);
  const plane = resizePlane(painted, target);
  const content = resizePlane(frame.plane, target);
  const colored = options.color === "content" ? keepColors(plane, content) : plane;
  const base = resizePixels(source, size);
  const whole = paste(base, { patch: fromPlane(colored), x: target.x, y: target.y });
  if (options.alpha === "opaque") return growOpaque(whole, frame, size);
  return withAlpha(whole, alphaAt(source, size));
}

/** Size of the delivered picture. */
function outputSize(frame: PaintFrame, output: FinishOptions["output"]): Size {
  const { source, canvas } = frame;
  if (output === "painted") return { width: canvas.width, height: canvas.height };
  if (output === "content") return { width: source.width, height: source.height };
  const factor = output / Math.max(source.width, source.height);
  return {
    width: Math.max(1, Math.round(source.width * factor)),
    height: Math.max(1, Math.round(source.height * factor)),
  };
}

/** The painted part within a picture of the given size. */
function placeIn(frame: PaintFrame, size: Size): PaintFrame["patch"] {
  const { canvas, patch, crop: rect, source } = frame;
  if (size.width === canvas.width && size.height === canvas.height) return patch;
  const across = size.width / source.width;
  const down = size.height / source.height;
  const x = Math.min(Math.round(rect.x * across), size.width - 1);
  const y = Math.min(Math.round(rect.y * down), size.height - 1);
  return {
    x,
    y,
    width: Math.max(1, Math.round((rect.x + rect.width) * across) - x),
    height: Math.max(1, Math.round((rect.y + rect.height) * down) - y),
  };
}

/** The content's alpha at a size; at its own size byte for byte. */
function alphaAt(source: Pixels, size: Size): Uint8Array {
  const own = new Uint8Array(source.width * source.height);
  for (let pixel = 0; pixel < own.length; pixel++) own[pixel] = source.data[pixel * 4 + 3] ?? 0;
  if (size.width === source.width && size.height === source.height) return own;
  const resized = resizeAlpha(toAlpha(source), { from: source, to: size });
  return Uint8Array.from(resized, (value) => Math.round(value * 255));
}

function withAlpha(pixels: Pixels, alpha: Uint8Array): Pixels {
  const data = pixels.data.slice();
  for (let pixel = 0; pixel < alpha.length; pixel++) data[pixel * 4 + 3] = alpha[pixel] ?? 0;
  return { width: pixels.width, height: pixels.height, data };
}

/** Grows painted colors outward over whatever the content hides, and makes everything opaque. */
function growOpaque(whole: Pixels, frame: PaintFrame, size: Size): Pixels {
  const grown = fillHidden(withAlpha(whole, alphaAt(frame.source, size)));
  return withAlpha(grown, new Uint8Array(size.width * size.height).fill(255));
}
