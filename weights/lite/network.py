"""VGG's convolutional stack up to block5_conv1, as wide as its weights say.

Teacher and student are the same class: only the channel counts and the number format differ.
Nothing here knows about pictures, losses or training.
"""

import torch
import torch.nn.functional as F
from torch import nn

CONVOLUTIONS = {1: 2, 2: 2, 3: 4, 4: 4, 5: 1}
LAYERS = [f"block{b}_conv{i}" for b, n in CONVOLUTIONS.items() for i in range(1, n + 1)]
STYLE_TAPS = [f"block{b}_conv1" for b in CONVOLUTIONS]
CONTENT_TAP = "block4_conv2"
TAPS = sorted({*STYLE_TAPS, CONTENT_TAP})
MEAN_BGR = (103.939, 116.779, 123.68)
# Raw inputs reach +-150. Dividing them keeps the first kernel near the size of the others, so one
# learning rate suits all layers; weight files carry the factor inside the first kernel.
INPUT_SCALE = 64.0


class Vgg(nn.Module):
    """`weights` maps a layer's name to (kernel OIHW, bias) in the file's input units."""

    def __init__(self, weights, dtype=torch.float32):
        super().__init__()
        self.kernels = nn.ParameterDict()
        self.biases = nn.ParameterDict()
        for name in LAYERS:
            kernel, bias = weights[name]
            factor = INPUT_SCALE if name == LAYERS[0] else 1.0
            kernel = (kernel.float() * factor).to(dtype)
            self.kernels[name] = nn.Parameter(kernel.contiguous(memory_format=torch.channels_last))
            self.biases[name] = nn.Parameter(bias.float().to(dtype, copy=True))
        self.register_buffer("mean", torch.tensor(MEAN_BGR).view(1, 3, 1, 1))
        # The format of the arithmetic; parameters may be finer. bf16 is several times faster on
        # CPUs with AMX, and its error in an image gradient (6 to 10%) is small beside a student's.
        self.compute = dtype

    def preprocess(self, rgb):
        bgr = (rgb.flip(1) * 255.0 - self.mean) / INPUT_SCALE
        return bgr.to(self.compute).contiguous(memory_format=torch.channels_last)

    def convolve(self, name, x, replicate=False):
        padding = 1
        if replicate:
            x, padding = F.pad(x, (1, 1, 1, 1), mode="replicate"), 0
        kernel, bias = self.kernels[name].to(self.compute), self.biases[name].to(self.compute)
        return F.conv2d(x, kernel, bias, padding=padding)

    def forward(self, rgb, replicate=True):
        """Features after the ReLU at every tap, in f32; `replicate` pads the first layer so."""
        x = self.preprocess(rgb)
        taps = {}
        for block, count in CONVOLUTIONS.items():
            if block > 1:
                x = F.max_pool2d(x, 2)
            for i in range(1, count + 1):
                name = f"block{block}_conv{i}"
                x = F.relu(self.convolve(name, x, replicate and name == LAYERS[0]))
                if name in TAPS:
                    taps[name] = x.float()
        return taps

    def weights(self):
        """The inverse of the constructor: detached tensors in the file's input units."""
        out = {}
        for name in LAYERS:
            factor = INPUT_SCALE if name == LAYERS[0] else 1.0
            out[name] = (
                self.kernels[name].detach().float() / factor,
                self.biases[name].detach().float(),
            )
        return out
