"""On-policy examples: pictures the student's own optimizer reaches, with the teacher's opinion.

A triple is (picture, content, style) with the teacher's image gradients there: of C, of S, and of
the part of S at block5_conv1, where a narrow network is worst and which the others drown out.
Copying those gradients matters more than copying features: it is all an optimizer ever sees.
"""

from dataclasses import dataclass

import torch

from mixtures import match_color
from network import CONTENT_TAP
from painting import Painting, paint
from pictures import uniform
from residuals import content_residual, grams, style_residuals

ITERATIONS = 80
KEPT = 8


@dataclass
class Triple:
    picture: torch.Tensor
    content: torch.Tensor
    style: torch.Tensor
    replicate: bool
    content_gradient: torch.Tensor
    style_gradient: torch.Tensor
    deep_gradient: torch.Tensor
    layers: torch.Tensor


def choose_pair(pictures, size, generator):
    content = pictures.crop("photos" if uniform(generator) < 0.85 else "art", size, generator)
    style = pictures.crop("art" if uniform(generator) < 0.75 else "photos", size, generator)
    return content[None], style[None]


def choose_start(content, style, generator):
    """Mostly the content, as the presets start; the rest widens what the student has seen."""
    dice = uniform(generator)
    if dice < 0.8:
        return content
    if dice < 0.9:
        return torch.rand(content.shape, generator=generator)
    return match_color(content[0], style[0])[None]


def gather(student, teacher, pictures, size, generator):
    """`KEPT` triples from one run of the student on a random pair and style weight."""
    content, style = choose_pair(pictures, size, generator)
    replicate = uniform(generator) < 0.75
    style_weight = 10 ** (0.7 + 1.6 * uniform(generator))
    # Early iterates change fastest; the late ones show where the student deceives itself.
    wanted = {round(ITERATIONS * ((k + uniform(generator)) / KEPT) ** 1.5) for k in range(KEPT)}
    wanted |= {0, ITERATIONS - 1}
    seen = []

    def watch(count, x, _content, _style):
        if count in wanted:
            seen.append(x.clone())

    painting = Painting(student, content, style, replicate)
    paint(painting, choose_start(content, style, generator), style_weight, ITERATIONS, watch)
    return label(teacher, torch.cat(seen), content, style, replicate)


def label(teacher, pictures, content, style, replicate):
    with torch.no_grad():
        content_target = teacher(content, replicate)[CONTENT_TAP]
        targets = grams(teacher(style, replicate))
    x = pictures.clone().requires_grad_()
    taps = teacher(x, replicate)
    layers = style_residuals(taps, targets)
    style_gradient = torch.autograd.grad(layers.mean(1).sum(), x, retain_graph=True)[0]
    deep_gradient = torch.autograd.grad(layers[:, -1].sum(), x, retain_graph=True)[0]
    content_gradient = torch.autograd.grad(content_residual(taps, content_target).sum(), x)[0]
    finite = style_gradient.isfinite().flatten(1).all(1) & content_gradient.isfinite().flatten(
        1
    ).all(1)
    return [
        Triple(
            pictures[k],
            content[0],
            style[0],
            replicate,
            content_gradient[k],
            style_gradient[k],
            deep_gradient[k],
            layers[k].detach(),
        )
        for k in range(len(pictures))
        if finite[k]
    ]
