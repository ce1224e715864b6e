import { createRandom } from "../../src/base/random.ts";
import type { Plane } from "../../src/image/pixels.ts";
import { type LayerName, networkTable } from "../../src/vgg/layers.ts";
import type { ConvolutionWeights, Network } from "../../src/vgg/network.ts";

/*
 * The twin of tests/golden/inputs.py: the same formulas in the same order of operations, so that both
 * programs start from the same float32 numbers.
 */

/** Channels of the tiny network in each block. */
export const TINY_WIDTHS: readonly number[] = [4, 6, 8, 8, 8];

/** The pictures that goldens are computed from. */
export interface GoldenPictures {
  /** Content of the objective. */
  readonly content: Plane;
  /** Style of the objective. */
  readonly style: Plane;
  /** The picture that losses and gradients are taken at, and that runs start from. */
  readonly start: Plane;
}

/** Waves of a channel: periods across, periods down, phase in radians. */
type Wave = readonly [across: number, down: number, phase: number];

const CONTENT_WAVES: readonly Wave[] = [[2, 1, 0.3], [1, 3, 1.1], [3, 2, 2]];
const STYLE_WAVES: readonly Wave[] = [[5, 4, 0.7], [4, 6, 0.2], [6, 5, 1.7]];
const START_WAVES: readonly Wave[] = [[3, 2, 1.3], [2, 2, 0.4], [1, 4, 2.6]];

/** Returns VGG19's 16 convolutions with few channels and seeded weights. */
export function tinyNetwork(): Network {
  const table = networkTable("vgg19", TINY_WIDTHS);
  const random = createRandom(7);
  const weights = new Map<LayerName, ConvolutionWeights>();
  for (const { name, inputs, outputs } of table.convolutions) {
    // He's uniform bound; 1/64 brings the 0..255 range of the first layer down to about 1.
    const scale = name === "block1_conv1" ? 1 / 64 : 1;
    const bound = Math.sqrt(6 / (9 * inputs));
    const kernel = new Float32Array(9 * inputs * outputs);
    for (let i = 0; i < kernel.length; i++) kernel[i] = (random() - 0.5) * 2 * bound * scale;
    const bias = new Float32Array(outputs);
    for (let i = 0; i < outputs; i++) bias[i] = (random() - 0.5) * 0.2;
    weights.set(name, { kernel, bias });
  }
  return { table, weights, sha256: "0".repeat(64), source: "seed 7" };
}

/** Returns the pictures of the tiny goldens, and `noise`, whose L-BFGS run skips a curvature pair. */
export function tinyPictures(): GoldenPictures & { readonly noise: Plane } {
  return {
    content: uniformPicture(11, 32, 24),
    style: uniformPicture(12, 28, 36),
    start: uniformPicture(47, 32, 24),
    noise: uniformPicture(13, 32, 24),
  };
}

/** Returns the pictures of the VGG19 goldens, and `blend`, a start that runs agree from. */
export function vgg19Pictures(): GoldenPictures & { readonly blend: Plane } {
  const content = wavePicture(21, { width: 64, height: 48, waves: CONTENT_WAVES });
  const other = wavePicture(74, { width: 64, height: 48, waves: START_WAVES });
  return {
    content,
    style: wavePicture(22, { width: 56, height: 64, waves: STYLE_WAVES }),
    start: wavePicture(23, { width: 64, height: 48, waves: START_WAVES }),
    blend: { ...other, data: other.data.map((value, i) => (content.data[i]! + value) / 2) },
  };
}

/** Returns the alpha of the tiny content, `[24, 32]`: 1 in a soft round spot, 0 in the corners. */
export function tinyAlpha(): Float32Array {
  const width = 32, height = 24;
  const alpha = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const v = (y + 0.5) / height - 0.55;
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5) / width - 0.45;
      alpha[y * width + x] = Math.min(1, Math.max(0, 1.25 - 3.2 * (u * u + v * v)));
    }
  }
  return alpha;
}

function uniformPicture(seed: number, width: number, height: number): Plane {
  const random = createRandom(seed);
  return { width, height, data: Float32Array.from({ length: width * height * 3 }, random) };
}

function wavePicture(
  seed: number,
  { width, height, waves }: { width: number; height: number; waves: readonly Wave[] },
): Plane {
  const random = createRandom(seed);
  const values: number[] = [];
  for (let y = 0; y < height; y++) {
    const v = (y + 0.5) / height;
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5) / width;
      for (const [across, down, phase] of waves) {
        let value = 0.5 + 0.25 * Math.sin(2 * Math.PI * across * u + phase);
        value += 0.15 * Math.sin(2 * Math.PI * (down * v + u) - phase);
        values.push(value + 0.1 * (random() - 0.5));
      }
    }
  }
  return { width, height, data: Float32Array.from(values) };
}
