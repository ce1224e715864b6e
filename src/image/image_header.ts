/** Width and height in pixels. */
export interface Size {
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
}

/** What a file announces before any decoder has touched it. */
export interface ImageHeader extends Size {
  /** Sizes of inner frames; a decoder allocates for these too, whatever the canvas says. */
  readonly frames: readonly Size[];
}
