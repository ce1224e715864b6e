import { concatBytes } from "../../src/image/concat.ts";
import type { Rect } from "../../src/image/bounds.ts";
import type { Size } from "../../src/image/image_header.ts";

/** Canvas and place of the one frame. */
export interface MadeAnimation extends Size {
  readonly frame: Rect;
}

/** Wraps a still WebP file as the first frame of an animation (RFC 9649, section 2.7.1). */
export function animateWebp(
  still: Uint8Array,
  { width, height, frame }: MadeAnimation,
): Uint8Array<ArrayBuffer> {
  // The chunks of a plain file follow its 12-byte head; an extended one has VP8X in front of them.
  const isExtended = still[15] === "X".charCodeAt(0);
  const chunks = still.subarray(isExtended ? 30 : 12);
  const body = concatBytes([
    Uint8Array.of(...three(frame.x / 2), ...three(frame.y / 2), ...three(frame.width - 1)),
    Uint8Array.of(...three(frame.height - 1), 100, 0, 0, 0),
    chunks,
  ]);
  const payload = concatBytes([
    new TextEncoder().encode("WEBP"),
    chunk("VP8X", Uint8Array.of(0x12, 0, 0, 0, ...three(width - 1), ...three(height - 1))),
    chunk("ANIM", new Uint8Array(6)),
    chunk("ANMF", body),
  ]);
  return chunk("RIFF", payload);
}

function chunk(type: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(8);
  head.set(new TextEncoder().encode(type));
  new DataView(head.buffer).setUint32(4, payload.length, true);
  return concatBytes([head, payload, new Uint8Array(payload.length & 1)]);
}

function three(value: number): number[] {
  return [value & 255, (value >> 8) & 255, value >> 16];
}
