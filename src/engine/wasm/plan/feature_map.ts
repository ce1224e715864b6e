/** A map of features in shared memory, `[height, width, channels]`. */
export interface FeatureMap {
  /** Address of the first value. */
  readonly address: number;
  /** Width in positions. */
  readonly width: number;
  /** Height in positions. */
  readonly height: number;
  /** Channels, filled up to a multiple of eight with zeros. */
  readonly channels: number;
}

/** Channels come in eights, the width of a panel; those that are filled up stay zero on the whole way. */
export const CHANNEL_STEP = 8;

/** Returns the number of channels with filling. */
export function filledChannels(channels: number): number {
  return Math.ceil(channels / CHANNEL_STEP) * CHANNEL_STEP;
}

/** Returns the bytes of a map. */
export function mapBytes({ width, height, channels }: Omit<FeatureMap, "address">): number {
  return 4 * width * height * channels;
}

/** Returns the positions of a map. */
export function mapPositions({ width, height }: Omit<FeatureMap, "address">): number {
  return width * height;
}
