"""Inputs of the goldens, by formulas that tests/support/golden_inputs.ts repeats.

Plain Python floats are IEEE doubles with one rounding an operation, as in TypeScript; keep the
order of the operations when you change a formula, and change both files.
"""

import math
from array import array

import torch

TINY_WIDTHS = (4, 6, 8, 8, 8)
VGG19_WIDTHS = (64, 128, 256, 512, 512)
DEPTHS = (2, 2, 4, 4, 4)

# Sines of the smooth pictures: (waves across, waves down, phase) for R, G and B.
CONTENT_WAVES = ((2.0, 1.0, 0.3), (1.0, 3.0, 1.1), (3.0, 2.0, 2.0))
STYLE_WAVES = ((5.0, 4.0, 0.7), (4.0, 6.0, 0.2), (6.0, 5.0, 1.7))
START_WAVES = ((3.0, 2.0, 1.3), (2.0, 2.0, 0.4), (1.0, 4.0, 2.6))


def mulberry32(seed):
    """Yields the uniform numbers of createRandom(seed) in src/base/random.ts."""
    state = seed & 0xFFFFFFFF
    while True:
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        mixed = ((state ^ (state >> 15)) * (state | 1)) & 0xFFFFFFFF
        mixed ^= (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) & 0xFFFFFFFF
        yield ((mixed ^ (mixed >> 14)) & 0xFFFFFFFF) / 4294967296


def single(values, shape):
    """Rounds doubles to float32, as a Float32Array does."""
    return torch.tensor(array("f", values), dtype=torch.float32).reshape(shape)


def convolutions(widths):
    """Names and channels of the 16 convolutions of VGG19's shape."""
    layers, inputs = [], 3
    for block, depth in enumerate(DEPTHS):
        for conv in range(depth):
            layers.append((f"block{block + 1}_conv{conv + 1}", inputs, widths[block]))
            inputs = widths[block]
    return layers


def tiny_weights():
    """One generator, seed 7: each convolution's kernel in HWIO order, then its bias."""
    random, weights = mulberry32(7), {}
    for name, inputs, outputs in convolutions(TINY_WIDTHS):
        # He's uniform bound; 1/64 brings the 0..255 range of the first layer down to about 1.
        scale = 1 / 64 if name == "block1_conv1" else 1.0
        bound = math.sqrt(6 / (9 * inputs))
        kernel = [(next(random) - 0.5) * 2 * bound * scale for _ in range(9 * inputs * outputs)]
        bias = [(next(random) - 0.5) * 0.2 for _ in range(outputs)]
        weights[name] = (single(kernel, (3, 3, inputs, outputs)), single(bias, (outputs,)))
    return weights


def uniform_picture(seed, width, height):
    """Uniform noise in [0, 1), [height, width, 3] in row-major order."""
    random = mulberry32(seed)
    return single((next(random) for _ in range(height * width * 3)), (height, width, 3))


def wave_picture(seed, width, height, waves):
    """Two sines a channel and noise of one tenth; every value lies within 0.05..0.95."""
    random, values = mulberry32(seed), []
    for y in range(height):
        v = (y + 0.5) / height
        for x in range(width):
            u = (x + 0.5) / width
            for across, down, phase in waves:
                value = 0.5 + 0.25 * math.sin(2 * math.pi * across * u + phase)
                value += 0.15 * math.sin(2 * math.pi * (down * v + u) - phase)
                values.append(value + 0.1 * (next(random) - 0.5))
    return single(values, (height, width, 3))


def alpha_map(width, height):
    """A soft round spot: 1 inside, 0 in the corners, [height, width]."""
    values = []
    for y in range(height):
        v = (y + 0.5) / height - 0.55
        for x in range(width):
            u = (x + 0.5) / width - 0.45
            values.append(min(1.0, max(0.0, 1.25 - 3.2 * (u * u + v * v))))
    return single(values, (height, width))


def tiny_pictures():
    """Pictures of the everyday goldens."""
    # Of the seeds 13..59, 47 keeps every ReLU and pooling furthest from a tie (4e-4 of a layer's
    # RMS); 13 comes within 1.5e-6, where float32 noise flips a ReLU and the gradient jumps by 1e-3.
    # L-BFGS from 13 meets a pair of negative curvature, which it has to skip: `noise` is for that.
    return {
        "content": uniform_picture(11, 32, 24),
        "style": uniform_picture(12, 28, 36),
        "start": uniform_picture(47, 32, 24),
        "noise": uniform_picture(13, 32, 24),
    }


def vgg19_pictures():
    """Pictures of the goldens with the real network, and `blend`, a start that runs agree from."""
    content = wave_picture(21, 64, 48, CONTENT_WAVES)
    # Of the seeds 30..109, 74 keeps every ReLU and pooling furthest from a tie: 7 times the error of
    # a plain float32 pass. One that flips in the first step spoils the first curvature pair.
    return {
        "content": content,
        "style": wave_picture(22, 56, 64, STYLE_WAVES),
        "start": wave_picture(23, 64, 48, START_WAVES),
        "blend": (content + wave_picture(74, 64, 48, START_WAVES)) / 2,
    }
