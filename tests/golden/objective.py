"""The objective of each normalization, written from the table of formulas alone.

F and P are the taps of the picture and of the content with N channels, w the weight of each
position (1 without alpha), M = sum of w. G = F diag(w) Ft of the picture, A that of the style.
"""

import torch

from network import tap_weights

CONTENT_LAYER = "block4_conv2"
STYLE_LAYERS = tuple(f"block{block}_conv1" for block in range(1, 6))
LAST_LAYER = "block5_conv1"
NORMALIZATIONS = ("impasto", "gatys-code", "gatys-paper", "sum", "mean")

# Default weight of one style layer: the paper divides by five, the code adds the layers up.
LAYER_WEIGHT = {"impasto": 0.2, "gatys-code": 1.0, "gatys-paper": 0.2, "sum": 1.0, "mean": 0.2}


def gram(features, weights):
    """G and M of one tap."""
    flat = features.flatten(1)
    w = weights.flatten()
    return (flat * w) @ flat.T, w.sum()


def content_term(normalization, features, target, weights):
    """Unweighted content term."""
    squares = (weights * (features - target) ** 2).sum()
    if normalization == "impasto":
        return squares / (weights * target**2).sum()
    if normalization in ("gatys-code", "mean"):
        return squares / (features.shape[0] * weights.sum())
    return squares / 2


def style_residual(normalization, result, style):
    """Unweighted style residual of one layer; both arguments are (Gram, M)."""
    (g, m_g), (a, m_a) = result, style
    if normalization == "sum":
        return ((g - a * (m_g / m_a)) ** 2).sum()
    squares = (g / m_g - a / m_a) ** 2
    if normalization == "impasto":
        return squares.sum() / ((a / m_a) ** 2).sum()
    if normalization == "gatys-code":
        return 1e3 / g.shape[0] ** 2 * squares.mean()
    if normalization == "gatys-paper":
        return squares.sum() / (4 * g.shape[0] ** 2)
    return squares.mean()


def variation_term(normalization, image, alpha):
    """Squared differences of right and lower neighbors over RGB, of x in 0..1.

    A difference counts with the smaller of its two alphas; `impasto` divides by the sum of these
    weights over differences and channels (without alpha: their number).
    """
    across = torch.minimum(alpha[:, 1:], alpha[:, :-1])[..., None]
    down = torch.minimum(alpha[1:], alpha[:-1])[..., None]
    total = (across * (image[:, 1:] - image[:, :-1]) ** 2).sum()
    total = total + (down * (image[1:] - image[:-1]) ** 2).sum()
    if normalization != "impasto":
        return total
    return total / (3 * (across.sum() + down.sum()))


class Objective:
    """Loss terms of a picture in 0..1 against fixed content and style pictures."""

    def __init__(self, network, pictures, normalization, *, weights, alpha=None):
        self.network, self.normalization = network, normalization
        self.weights = dict(zip(("content", "style", "variation"), weights))
        content, style = (pictures[name].to(network.dtype) for name in ("content", "style"))
        self.alpha = torch.ones(content.shape[:2]) if alpha is None else alpha
        self.alpha = self.alpha.to(network.dtype)
        found = network.features(content, last=LAST_LAYER)
        self.target = found[CONTENT_LAYER]
        self.taps = tap_weights(self.alpha, found)
        # The style picture counts in full: alpha is the content's.
        found = network.features(style, last=LAST_LAYER)
        self.style = {
            name: gram(found[name], torch.ones_like(found[name][0])) for name in STYLE_LAYERS
        }

    def terms(self, image):
        """Unweighted terms, and the style residual of each layer."""
        found = self.network.features(image, last=LAST_LAYER)
        tap = CONTENT_LAYER
        content = content_term(self.normalization, found[tap], self.target, self.taps[tap])
        layers = [
            style_residual(self.normalization, gram(found[name], self.taps[name]), self.style[name])
            for name in STYLE_LAYERS
        ]
        style = LAYER_WEIGHT[self.normalization] * sum(layers)
        variation = variation_term(self.normalization, image, self.alpha)
        return {"content": content, "style": style, "variation": variation}, layers

    def total(self, image):
        """The weighted sum that is minimized."""
        terms, _ = self.terms(image)
        return sum(self.weights[name] * terms[name] for name in terms if self.weights[name])
