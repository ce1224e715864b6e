"""VGG19 on NCHW tensors: reading weights, and the features at taps."""

import json
import struct

import torch
from torch.nn import functional

from inputs import VGG19_WIDTHS, convolutions

MEANS_BGR = (103.939, 116.779, 123.68)


def read_safetensors(path):
    """Kernels (HWIO) and biases of a safetensors file in float32."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    types = {"F16": torch.float16, "F32": torch.float32}

    def tensor(name):
        entry = header[name]
        start, end = entry["data_offsets"]
        flat = torch.frombuffer(memoryview(data)[start:end], dtype=types[entry["dtype"]])
        return flat.to(torch.float32).reshape(entry["shape"])

    return {
        name: (tensor(f"{name}/kernel"), tensor(f"{name}/bias"))
        for name, _, _ in convolutions(VGG19_WIDTHS)
    }


class Vgg19:
    """The network in one float type; reads RGB 0..1 as [height, width, 3]."""

    def __init__(self, weights, dtype):
        self.dtype = dtype
        self.means = torch.tensor(MEANS_BGR, dtype=dtype).reshape(1, 3, 1, 1)
        self.layers = [
            (name, kernel.permute(3, 2, 0, 1).contiguous().to(dtype), bias.to(dtype))
            for name, (kernel, bias) in weights.items()
        ]

    def features(self, image, *, taps="relu", pooling="max", padding="zero", last=None):
        """Features of every convolution up to `last`: {name: [N, height, width]}."""
        pool = functional.max_pool2d if pooling == "max" else functional.avg_pool2d
        x = image.flip(-1).permute(2, 0, 1)[None].contiguous() * 255 - self.means
        found = {}
        for name, kernel, bias in self.layers:
            if name.endswith("conv1") and found:
                x = pool(x, 2)
            if not found and padding == "replicate":
                # Padding follows the means, so that zero padding stands for the mean color.
                edged = functional.pad(x, (1, 1, 1, 1), mode="replicate")
                x = functional.conv2d(edged, kernel, bias)
            else:
                x = functional.conv2d(x, kernel, bias, padding=1)
            plain, x = x, functional.relu(x)
            found[name] = (x if taps == "relu" else plain)[0]
            if name == last:
                break
        return found


def tap_weights(alpha, features):
    """The area-averaged alpha at each tap: 2x2 block means, odd last rows and columns dropped."""
    weights, x, block = {}, alpha[None, None], "1"
    for name in features:
        if name[5] != block:
            x, block = functional.avg_pool2d(x, 2), name[5]
        weights[name] = x[0, 0]
    return weights
