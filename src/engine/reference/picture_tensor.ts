import * as tf from "@tensorflow/tfjs-core";
import type { NetworkReading, SeenPicture } from "../engine.ts";
import { inputMargin, prepareInput } from "./input.ts";

/** Uploads a picture as the network's prepared input `[1, height, width, 3]`, margin included. */
export function uploadPicture(picture: SeenPicture, reading: NetworkReading): tf.Tensor4D {
  const { width, height, data } = picture.plane;
  const margin = 2 * inputMargin(reading.padding);
  const prepared = prepareInput(data, { width, height, padding: reading.padding });
  return tf.tensor4d(prepared, [1, height + margin, width + margin, 3]);
}
