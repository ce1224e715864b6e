"""What the feature loss is taken on: crops, noise, and mixtures as an optimizer meets them."""

import torch
import torch.nn.functional as F

from pictures import randint, uniform

KINDS = {
    "photo": 0.28,
    "art": 0.17,
    "white noise": 0.08,
    "blurred noise": 0.05,
    "blend": 0.12,
    "patches": 0.10,
    "match and detail": 0.12,
    "match and noise": 0.08,
}


def batch(pictures, count, size, generator):
    return torch.stack([mixture(pictures, size, generator) for _ in range(count)])


def mixture(pictures, size, generator):
    names, shares = list(KINDS), torch.tensor(list(KINDS.values()))
    name = names[int(torch.multinomial(shares, 1, generator=generator))]

    def photo():
        return pictures.crop("photos", size, generator)

    def art():
        return pictures.crop("art", size, generator)

    if name == "photo":
        return photo()
    if name == "art":
        return art()
    if name == "white noise":
        return torch.rand(3, size, size, generator=generator)
    if name == "blurred noise":
        return blurred_noise(size, generator)
    if name == "blend":
        share = uniform(generator)
        return share * photo() + (1 - share) * art()
    if name == "patches":
        return swap_patches(photo(), art(), generator)
    matched_art = art()
    matched = match_color(photo(), matched_art)
    if name == "match and detail":
        return matched + (matched_art - blur(matched_art, 4)) * (2 * uniform(generator))
    return matched + torch.randn(matched.shape, generator=generator) * (0.2 * uniform(generator))


def blur(picture, factor):
    small = F.avg_pool2d(picture[None], factor)
    return F.interpolate(small, picture.shape[1:], mode="bilinear", align_corners=False)[0]


def blurred_noise(size, generator):
    noise = torch.randn(3, size, size, generator=generator)
    noise = blur(noise, 2 ** (1 + randint(3, generator)))
    return 0.5 + 0.25 * noise / noise.std()


def swap_patches(below, above, generator):
    side = 8 * 2 ** randint(3, generator)
    cells = (below.shape[1] + side - 1) // side
    mask = (torch.rand(1, 1, cells, cells, generator=generator) < 0.5).float()
    mask = F.interpolate(mask, scale_factor=side)[0, :, : below.shape[1], : below.shape[2]]
    return below * (1 - mask) + above * mask


def match_color(picture, like):
    """Gives `picture` the mean and deviation of each channel of `like`."""
    axes = (1, 2)
    scale = like.std(axes, keepdim=True) / (picture.std(axes, keepdim=True) + 1e-3)
    return (picture - picture.mean(axes, keepdim=True)) * scale + like.mean(axes, keepdim=True)
