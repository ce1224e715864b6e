import * as tf from "@tensorflow/tfjs-core";
import type { Pooling } from "../engine.ts";

const WINDOW = { filterSize: 2, strides: 2, pad: "valid" } as const;

/** Pools 2x2 windows; an odd last row or column falls away. */
export function pool(input: tf.Tensor4D, pooling: Pooling): tf.Tensor4D {
  return pooling === "max"
    ? tf.maxPool(input, WINDOW.filterSize, WINDOW.strides, WINDOW.pad)
    : tf.avgPool(input, WINDOW.filterSize, WINDOW.strides, WINDOW.pad);
}

/** What the gradient of a pooling needs. */
export interface PoolingRecord {
  /** What was pooled. */
  readonly input: tf.Tensor4D;
  /** What came out. */
  readonly output: tf.Tensor4D;
}

/** Returns the gradient with respect to the input of `pool`. */
export function poolBack(
  gradient: tf.Tensor4D,
  record: PoolingRecord,
  pooling: Pooling,
): tf.Tensor4D {
  const result = pooling === "max"
    ? tf.engine().runKernel(
      tf.MaxPoolGrad,
      { dy: gradient, input: record.input, output: record.output },
      WINDOW,
    )
    : tf.engine().runKernel(tf.AvgPoolGrad, { dy: gradient, input: record.input }, WINDOW);
  if (Array.isArray(result)) {
    throw new TypeError("Cannot read a pooling gradient: expected one tensor");
  }
  return tf.reshape(result, record.input.shape);
}
