const LAYER = /(?:^|[^a-z0-9])(?:block(\d)_conv(\d)|conv(\d)_(\d))(?![a-z0-9])/g;

/**
 * Returns our name of a convolution's tensor, `block1_conv1/kernel` or `block1_conv1/bias`, for a name of Keras or
 * tfjs; undefined for tensors of other layers.
 *
 * Names differ by version (`block1_conv1_W_1:0`, `block1_conv1/kernel:0`, `vgg19/block1_conv1/kernel`), so the last
 * layer name in the path decides the layer and the rank decides the part: a kernel has 4 sizes, a bias has 1.
 */
export function ourTensorName(name: string, rank: number): string | undefined {
  const match = [...name.matchAll(LAYER)].at(-1);
  const part = rank === 4 ? "kernel" : rank === 1 ? "bias" : undefined;
  if (match === undefined || part === undefined) return undefined;
  return `block${match[1] ?? match[3]}_conv${match[2] ?? match[4]}/${part}`;
}
