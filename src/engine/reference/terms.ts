import * as tf from "@tensorflow/tfjs-core";

/** A term at one tap: its raw sum, and its gradient with respect to the features. */
export interface TapTerm {
  /** Scalar. */
  readonly sum: tf.Scalar;
  /** `[1, height, width, channels]`. */
  readonly gradient: tf.Tensor4D;
}

/** Sums channels first and positions after: a flat f32 sum of millions loses four digits. */
function sumAll(values: tf.Tensor): tf.Scalar {
  return tf.sum(tf.sum(values, -1));
}

function weighted<T extends tf.Tensor>(values: T, weights: tf.Tensor | undefined): T {
  return weights ? tf.mul<T>(values, weights) : values;
}

/** Returns sum_p w_p |F_p|^2; `weights` is `[1, height, width, 1]`. */
export function featureEnergy(features: tf.Tensor4D, weights: tf.Tensor4D | undefined): tf.Scalar {
  return tf.tidy(() => sumAll(weighted(tf.square(features), weights)));
}

/** Returns sum_p w_p |F_p - P_p|^2 and `factor` times its gradient. */
export function contentTerm(
  features: tf.Tensor4D,
  target: tf.Tensor4D,
  options: { readonly weights: tf.Tensor4D | undefined; readonly factor: number },
): TapTerm {
  const difference = tf.sub<tf.Tensor4D>(features, target);
  const counted = weighted(difference, options.weights);
  return {
    sum: sumAll(tf.mul(difference, counted)),
    gradient: tf.mul(counted, 2 * options.factor),
  };
}

/**
 * Returns G / M with G = sum_p w_p F_p F_p^T.
 *
 * The transpose is written out: `matMul` with `transposeA` takes a scalar path in tfjs-wasm, 2.2 GFLOP/s
 * instead of 16.7.
 */
export function gramMatrix(
  features: tf.Tensor4D,
  weights: tf.Tensor4D | undefined,
  positions: number,
): tf.Tensor2D {
  const channels = features.shape[3];
  const rows = tf.reshape(features, [-1, channels]);
  const counted = tf.reshape(weighted(features, weights), [-1, channels]);
  return tf.div(tf.matMul<tf.Tensor2D>(tf.transpose(counted), rows), positions);
}

/** Returns |G / M - T|^2 and `factor` times its gradient, 4 / M * w F (G / M - T). */
export function styleTerm(
  features: tf.Tensor4D,
  target: tf.Tensor2D,
  options: {
    readonly weights: tf.Tensor4D | undefined;
    readonly positions: number;
    readonly factor: number;
  },
): TapTerm {
  const { weights, positions, factor } = options;
  const difference = tf.sub<tf.Tensor2D>(gramMatrix(features, weights, positions), target);
  const rows = tf.reshape(weighted(features, weights), [-1, features.shape[3]]);
  const scaled = tf.mul<tf.Tensor2D>(difference, 4 * factor / positions);
  return {
    sum: sumAll(tf.square(difference)),
    gradient: tf.reshape(tf.matMul(rows, scaled), features.shape),
  };
}
