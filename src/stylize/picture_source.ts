import { decode } from "../image/decode.ts";
import { checkPixels, type Pixels } from "../image/pixels.ts";

/** What is read of a tf.Tensor3D `[height, width, 3 or 4]`, whichever copy of tfjs it comes from. */
export interface PictureTensor {
  /** int32 holds 0..255, float32 holds 0..1. */
  readonly dtype: string;
  /** Height, width, channels. */
  readonly shape: readonly number[];
  /** Returns the values row by row. */
  data(): Promise<ArrayLike<number>>;
}

/**
 * A picture as a caller may hand it in: an encoded file's bytes, pixels, or a tensor `[height, width, 3 or 4]`
 * (int32 in 0..255 or float32 in 0..1).
 */
export type PictureSource = Uint8Array | Pixels | PictureTensor;

/** How a source is read. */
export interface ReadPictureOptions {
  /** Name of the picture, for messages. */
  readonly name: string;
  /** Most pixels it may have. */
  readonly maxPixels?: number | undefined;
}

/** A picture with what names it in a record. */
export interface ReadPicture {
  /** Decoded pixels. */
  readonly pixels: Pixels;
  /** Lower-case hex SHA-256 of the bytes that came in. */
  readonly sha256: string;
  /** How many bytes came in. */
  readonly bytes: number;
}

/**
 * Reads a picture source.
 *
 * @throws {ImageFormatError} If the bytes are no picture that Impasto reads
 * @throws {TypeError} If pixels or tensor have the wrong shape
 */
export async function readPicture(
  source: PictureSource,
  options: ReadPictureOptions,
): Promise<ReadPicture> {
  if (source instanceof Uint8Array) {
    const pixels = await decode(source, {
      name: options.name,
      ...(options.maxPixels !== undefined && { maxPixels: options.maxPixels }),
    });
    return { pixels, sha256: await sha256Of(source), bytes: source.length };
  }
  const pixels = isTensor(source) ? await tensorToPixels(source) : source;
  checkPixels(pixels);
  return { pixels, sha256: await sha256Of(pixels.data), bytes: pixels.data.length };
}

/** Lower-case hex SHA-256 of some bytes. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes));
  return new Uint8Array(digest).toHex();
}

function isTensor(source: Pixels | PictureTensor): source is PictureTensor {
  return "dtype" in source;
}

async function tensorToPixels(tensor: PictureTensor): Promise<Pixels> {
  const [height = 0, width = 0, channels = 0] = tensor.shape;
  if (tensor.shape.length !== 3 || (channels !== 3 && channels !== 4)) {
    throw new TypeError(
      `Cannot use a tensor of shape [${tensor.shape}] as a picture: expected [height, width, 3 or 4]`,
    );
  }
  const factor = tensor.dtype === "int32" ? 1 : 255;
  const values = await tensor.data();
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      const value = factor * (values[pixel * channels + channel] ?? 0);
      data[pixel * 4 + channel] = Math.min(Math.max(Math.round(value), 0), 255);
    }
  }
  return { width, height, data };
}
