"""Impasto's relative residuals: content C and style S, each 0 at a perfect match.

C = mean((F - P)^2) / mean(P^2); S = mean over layers of |G - A|^2 / |A|^2 with G, A Grams per
position. One value for each picture of a batch.
"""

import torch

from network import CONTENT_TAP, STYLE_TAPS


def gram(features):
    flat = features.flatten(2)
    return torch.bmm(flat, flat.transpose(1, 2)) / flat.shape[2]


def grams(taps):
    return {name: gram(taps[name]) for name in STYLE_TAPS}


def style_residuals(taps, targets):
    """[batch, layer]; `targets` are the style picture's `grams`."""
    rows = []
    for name in STYLE_TAPS:
        target = targets[name]
        error = (gram(taps[name]) - target).square().sum((1, 2))
        rows.append(error / target.square().sum((1, 2)))
    return torch.stack(rows, 1)


def content_residual(taps, target):
    features = taps[CONTENT_TAP]
    error = (features - target).square().mean((1, 2, 3))
    return error / target.square().mean((1, 2, 3))
