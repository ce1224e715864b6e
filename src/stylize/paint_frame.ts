import type { Pixels, Plane } from "../image/pixels.ts";
import { growBounds, type Rect, visibleBounds } from "../image/bounds.ts";
import { crop } from "../image/crop.ts";
import { fillHidden } from "../image/fill.ts";
import { toAlpha, toPlane } from "../image/plane.ts";
import { ImageFormatError } from "../base/errors.ts";
import type { Size } from "../image/image_header.ts";

/** Share of its longest side by which the visible part is grown before painting. */
const MARGIN = 0.05;

/** What is painted of a content picture, and where it goes back. */
export interface PaintFrame {
  /** The picture that came in. */
  readonly source: Pixels;
  /** Visible part plus a margin, in source pixels. */
  readonly crop: Rect;
  /** Colors of the crop, hidden pixels filled from the nearest visible one. */
  readonly plane: Plane;
  /** Alpha 0..1 of the crop; absent when everything is visible. */
  readonly visibility?: Float32Array | undefined;
  /** The whole picture at the painted scale. */
  readonly canvas: Size;
  /** The painted part of the canvas. */
  readonly patch: Rect;
}

/** How large a picture is painted. */
export interface PaintFrameOptions {
  /** Longest side of the crop once painted, or `original` for its own pixels. */
  readonly size: number | "original";
  /** Name of the picture, for messages. */
  readonly name: string;
}

/**
 * Plans what is painted: the visible part of the content, at the asked size.
 *
 * @throws {ImageFormatError} If nothing of the picture is visible
 */
export function planFrame(source: Pixels, options: PaintFrameOptions): PaintFrame {
  const visible = visibleBounds(source);
  if (!visible) {
    throw new ImageFormatError(
      `Cannot paint ${options.name} as it is fully transparent: choose a layer with something on it`,
    );
  }
  const rect = growBounds(visible, { fraction: MARGIN, size: source });
  const longest = Math.max(rect.width, rect.height);
  const factor = options.size === "original" ? 1 : options.size / longest;
  const left = Math.round(rect.x * factor);
  const top = Math.round(rect.y * factor);
  const patch = {
    x: left,
    y: top,
    width: Math.max(1, Math.round((rect.x + rect.width) * factor) - left),
    height: Math.max(1, Math.round((rect.y + rect.height) * factor) - top),
  };
  const canvas = {
    width: Math.max(patch.x + patch.width, Math.round(source.width * factor)),
    height: Math.max(patch.y + patch.height, Math.round(source.height * factor)),
  };
  return { source, crop: rect, ...seenPart(crop(source, rect)), canvas, patch };
}

/** Splits a picture into filled colors and, where something is hidden, its visibility. */
export function seenPart(pixels: Pixels): Pick<PaintFrame, "plane" | "visibility"> {
  const alpha = toAlpha(pixels);
  if (alpha.every((value) => value === 1)) return { plane: toPlane(pixels) };
  return { plane: toPlane(fillHidden(pixels)), visibility: alpha };
}
