import * as tf from "@tensorflow/tfjs-core";
import { acquireBackend } from "../src/backend/acquire_backend.ts";
import { median } from "./median.ts";

/** What a device does at best, as far as tfjs can say. */
export interface Peak {
  /** Floating point operations per second of a square matrix product, in billions. */
  readonly gflops: number;
  /** Side of the matrices. */
  readonly side: number;
}

const RUNS = 7;

/** Measures a square f32 matrix product on a tfjs backend: the fastest thing that its kernels do. */
export async function measurePeak(name: "wasm" | "webgpu"): Promise<Peak> {
  const backend = await acquireBackend(name, { software: true });
  try {
    await tf.setBackend(name);
    // A graphics card is not busy with less; a core of a CPU would need seconds for more.
    const side = name === "webgpu" && !backend.software ? 4096 : 512;
    const [a, b] = [tf.randomUniform([side, side], -1, 1), tf.randomUniform([side, side], -1, 1)];
    const seconds: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now();
      const product = tf.matMul(a, b);
      // One value is enough to know that the product is there, and reading all would be timed too.
      const probe = tf.slice(product, [0, 0], [1, 1]);
      await probe.data();
      seconds.push((performance.now() - start) / 1000);
      tf.dispose([product, probe]);
    }
    tf.dispose([a, b]);
    return { gflops: 2 * side ** 3 / median(seconds.slice(2)) / 1e9, side };
  } finally {
    backend.close();
  }
}
