"""Reads and writes networks in Impasto's safetensors format (F16, kernels HWIO)."""

import hashlib
import json
import struct

import torch
from safetensors import safe_open

from network import LAYERS


def read_weights(path):
    """Layer name -> (kernel OIHW, bias), f32."""
    weights = {}
    with safe_open(path, framework="pt") as file:
        for name in LAYERS:
            kernel = file.get_tensor(f"{name}/kernel").float()
            weights[name] = (
                kernel.permute(3, 2, 0, 1).contiguous(),
                file.get_tensor(f"{name}/bias").float(),
            )
    return weights


def write_weights(weights, path):
    """The same weights always give the same bytes; safetensors' own writer shuffles metadata."""
    header, chunks, end = {}, [], 0
    for layer, (kernel, bias) in weights.items():
        for part, tensor in (("kernel", kernel.permute(2, 3, 1, 0)), ("bias", bias)):
            chunks.append(tensor.contiguous().to(torch.float16).numpy().tobytes())
            begin, end = end, end + len(chunks[-1])
            header[f"{layer}/{part}"] = {
                "dtype": "F16",
                "shape": list(tensor.shape),
                "data_offsets": [begin, end],
            }
    data = b"".join(chunks)
    metadata = {**lite_metadata(weights), "data_sha256": hashlib.sha256(data).hexdigest()}
    text = json.dumps({"__metadata__": metadata, **header}).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def lite_metadata(weights):
    return {
        "network": "vgg19-lite",
        "origin": "Trained by the Impasto project to imitate VGG19; see weights/README.md",
        "license": "CC BY 4.0",
        "attribution": "Distilled from VGG19 by Karen Simonyan and Andrew Zisserman "
        "(Visual Geometry Group, University of Oxford, ILSVRC 2014, CC BY 4.0)",
        "input": "BGR, 0..255 minus [103.939, 116.779, 123.68]",
        "kernel_layout": "HWIO",
        "padding": "same (zero)",
        "channels": ",".join(
            str(weights[f"block{block}_conv1"][0].shape[0]) for block in range(1, 6)
        ),
    }
