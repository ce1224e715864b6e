"""The training pictures, held in memory at reduced size, and crops of them."""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

LONGEST = 512


def data_list():
    return json.loads((Path(__file__).parent / "data.json").read_text())


def load_picture(path, longest=LONGEST):
    """RGB uint8 [3, h, w], reduced so that the longest side is at most `longest`."""
    picture = Image.open(path).convert("RGB")
    scale = min(1.0, longest / max(picture.size))
    size = [max(1, round(side * scale)) for side in picture.size]
    picture = picture.resize(size, Image.Resampling.LANCZOS)
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1).contiguous()


class Pictures:
    """Random square crops of photos and of art; the data list's held-out pictures never come."""

    def __init__(self, shared):
        held_out = set(data_list()["held_out"])
        self.sets = {}
        for kind in ("photos", "art"):
            paths = sorted((Path(shared) / "train" / kind).iterdir())
            self.sets[kind] = [load_picture(p) for p in paths if f"{kind}/{p.name}" not in held_out]

    def crop(self, kind, size, generator):
        """One crop [3, size, size] in 0..1, from anywhere between full view and native pixels."""
        pictures = self.sets[kind]
        picture = pictures[randint(len(pictures), generator)]
        short = min(picture.shape[1:])
        ratio = uniform(generator)
        side = max(8, round(min(short, size) ** ratio * short ** (1 - ratio)))
        top = randint(picture.shape[1] - side + 1, generator)
        left = randint(picture.shape[2] - side + 1, generator)
        crop = picture[:, top : top + side, left : left + side].float()[None] / 255
        if side != size:
            crop = F.interpolate(
                crop, (size, size), mode="bilinear", antialias=side > size, align_corners=False
            )
        return augment(crop[0], kind, generator)


def augment(crop, kind, generator):
    """Mirrors all; art is scarce, so it is also turned, recolored and inverted."""
    if uniform(generator) < 0.5:
        crop = crop.flip(2)
    if kind == "art":
        crop = torch.rot90(crop, randint(4, generator), (1, 2))
        if uniform(generator) < 0.5:
            crop = crop[torch.randperm(3, generator=generator)]
        if uniform(generator) < 0.15:
            crop = 1 - crop
        if uniform(generator) < 0.3:
            crop = crop.clamp(0, 1) ** (2 ** (2 * uniform(generator) - 1))
    return crop.contiguous()


def uniform(generator):
    return torch.rand((), generator=generator).item()


def randint(count, generator):
    return int(torch.randint(count, (), generator=generator))
