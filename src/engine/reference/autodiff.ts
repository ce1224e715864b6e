import * as tf from "@tensorflow/tfjs-core";
import type { TapGradientInput, TapGradientResult } from "./differentiate.ts";
import { forward } from "./features.ts";
import type { ContentTap, StyleTap } from "./targets.ts";

/**
 * Differentiates with tfjs' own gradients, op by op, the way a tutorial would write it: the yardstick of
 * the gradient that `differentiate` writes out, and the peer of every bench.
 *
 * tfjs-core alone has no gradients; the caller loads the union package `@tensorflow/tfjs`, which registers them.
 */
export function differentiateByAutodiff(options: TapGradientInput): TapGradientResult {
  const { network, input, taps, scale } = options;
  const layers = [...new Set(taps.map((tap) => tap.layer))];
  let sums: tf.Tensor | undefined;
  function objective(picture: tf.Tensor): tf.Scalar {
    const pass = forward(network, tf.reshape(picture, input.shape), layers);
    const terms = taps.map((tap) => {
      const features = pass.features.get(tap.layer);
      if (!features) throw new TypeError(`Cannot evaluate ${tap.layer}: the pass did not reach it`);
      return tapSum(tap, features);
    });
    sums = tf.keep(tf.stack(terms));
    return tf.addN(
      terms.map((term, index) => tf.mul(term, scale * (taps[index]?.coefficient ?? 0))),
    );
  }
  const { grad } = tf.valueAndGrad(objective)(input);
  if (!sums) throw new TypeError("Cannot differentiate an objective that was not evaluated");
  return { gradient: tf.reshape(grad, input.shape), sums };
}

function tapSum(tap: ContentTap | StyleTap, features: tf.Tensor4D): tf.Scalar {
  const counted = tap.weights ? tf.mul<tf.Tensor4D>(features, tap.weights) : features;
  if (tap.kind === "content") {
    const difference = tf.sub<tf.Tensor4D>(features, tap.target);
    return tf.sum(tf.mul(difference, tf.sub(counted, weightedTarget(tap))));
  }
  const channels = features.shape[3];
  const rows = tf.reshape(features, [-1, channels]);
  const gram = tf.matMul(tf.reshape(counted, [-1, channels]), rows, true, false);
  return tf.sum(tf.square(tf.sub(tf.div(gram, tap.positions), tap.target)));
}

function weightedTarget(tap: ContentTap): tf.Tensor4D {
  return tap.weights ? tf.mul(tap.target, tap.weights) : tap.target;
}
