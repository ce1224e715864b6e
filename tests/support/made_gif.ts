/** What goes into a GIF file made by hand. */
export interface MadeGif {
  readonly width: number;
  readonly height: number;
  /** The first frame: its place, its size and a palette index for each pixel (at most 120 of them). */
  readonly frame: { x: number; y: number; width: number; height: number; indexes: number[] };
  /** First colors of the palette, as red, green and blue. */
  readonly colors: readonly (readonly number[])[];
}

/**
 * Makes a GIF file without compression: with 128 colors each code takes 8 bits until 128 more codes have
 * been learned, so up to 120 pixels are bytes as they are.
 */
export function makeGif({ width, height, frame, colors }: MadeGif): Uint8Array<ArrayBuffer> {
  const palette = new Uint8Array(128 * 3);
  palette.set(colors.flat());
  const short = (value: number): number[] => [value & 255, value >> 8];
  const codes = [128, ...frame.indexes, 129];
  return Uint8Array.from([
    ...new TextEncoder().encode("GIF89a"),
    ...[...short(width), ...short(height), 0x80 | 6, 0, 0],
    ...palette,
    ...[
      0x2c,
      ...short(frame.x),
      ...short(frame.y),
      ...short(frame.width),
      ...short(frame.height),
      0,
    ],
    ...[7, codes.length, ...codes, 0],
    0x3b,
  ]);
}
