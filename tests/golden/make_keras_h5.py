"""Writes the tiny Keras files of this folder: python3 make_keras_h5.py (needs h5py and numpy).

The layout is that of Keras itself: attributes layer_names and weight_names, one group a layer. Values count up by
1/64 through all tensors of a file in the order of the layers, kernel before bias, so that a test can compute them.
"""

import h5py
import numpy as np

WIDTHS = [2, 3]
DEPTHS = [2, 2]


def layers():
    inputs = 3
    for block, (width, depth) in enumerate(zip(WIDTHS, DEPTHS), 1):
        for conv in range(1, depth + 1):
            yield f"block{block}_conv{conv}", inputs, width
            inputs = width


class Counter:
    def __init__(self):
        self.next = 0

    def tensor(self, shape):
        size = int(np.prod(shape))
        values = (np.arange(self.next, self.next + size, dtype=np.float32) / 64).reshape(shape)
        self.next += size
        return values


def add_layer(parent, layer, names, tensors, **storage):
    group = parent.create_group(layer)
    group.attrs["weight_names"] = [name.encode() for name in names]
    for name, values in zip(names, tensors):
        group.create_dataset(name, data=values, **storage)


def write(path, style, top=False, whole_model=False, packed=(), only=None):
    count = Counter()
    with h5py.File(path, "w", libver="earliest", track_order=False) as file:
        root = file.create_group("model_weights") if whole_model else file
        names = ["input_1"]
        root.create_group("input_1").attrs["weight_names"] = np.zeros(0, dtype="S1")
        for layer, inputs, outputs in only or layers():
            weights = style(layer)
            add_layer(root, layer, weights,
                      [count.tensor((3, 3, inputs, outputs)), count.tensor((outputs,))],
                      **({"chunks": True, "compression": "gzip"} if layer in packed else {}))
            names.append(layer)
        if top:
            add_layer(root, "fc1", ["fc1/kernel:0", "fc1/bias:0"],
                      [count.tensor((12, 4)), count.tensor((4,))])
            names.append("fc1")
        if whole_model:
            root.attrs["layer_names"] = names
            file.attrs["backend"] = "tensorflow"
        else:
            root.attrs["layer_names"] = [name.encode() for name in names]
            file.attrs["backend"] = b"tensorflow"
        file.attrs["keras_version"] = b"2.0.2"


def old(layer):
    return [f"{layer}_W_1:0", f"{layer}_b_1:0"]


def new(layer):
    return [f"{layer}/kernel:0", f"{layer}/bias:0"]


if __name__ == "__main__":
    # Names of Keras 1 in fixed-length texts, as in the published files.
    write("keras_old_notop.h5", old)
    # Names of Keras 2 in texts of variable length, below model_weights, with a dense top and a packed layer.
    write("keras_new_model.h5", new, top=True, whole_model=True, packed=["block1_conv2"])
    # The first layer of the real networks in its real width: what a download is tested with.
    write("keras_first_layer.h5", old, only=[("block1_conv1", 3, 64)])
