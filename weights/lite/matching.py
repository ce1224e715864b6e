"""The training losses: features through linear maps, and image gradients by double backward."""

import torch
import torch.nn.functional as F

from network import CONTENT_TAP, TAPS
from residuals import content_residual, grams, style_residuals


def feature_loss(student, teacher, maps, crops, replicate):
    """Mean over taps of |Q F_student - F_teacher|^2 / |F_teacher|^2; Q serves training only."""
    with torch.no_grad():
        theirs = teacher(crops, replicate)
    return feature_error(student(crops, replicate), theirs, maps)


def feature_error(ours, theirs, maps):
    losses = []
    for name in TAPS:
        guess = F.conv2d(ours[name], maps[name][:, :, None, None])
        losses.append((guess - theirs[name]).square().sum() / theirs[name].square().sum())
    return torch.stack(losses).mean()


def stack(triples, field):
    return torch.stack([getattr(t, field) for t in triples])


def relative_error(ours, theirs):
    """|a - b|^2 / (|a|^2 + |b|^2) for each picture: 0 is equal, 1 unrelated.

    Dividing by |b|^2 alone would reward an unsure student for making its gradients small.
    """
    scale = theirs.square().sum((1, 2, 3))
    error = (ours - theirs).square().sum((1, 2, 3))
    error = error / (ours.square().sum((1, 2, 3)) + scale + 1e-20)
    # With the content as start its gradient is exactly 0 and says nothing.
    return torch.where(scale > 1e-16, error, 0.0)


def banded_error(ours, theirs):
    """The relative error, and again after blurring: grain must not hide wrong large motifs."""
    errors = [relative_error(ours, theirs)]
    for _ in range(3):
        ours, theirs = F.avg_pool2d(ours, 2), F.avg_pool2d(theirs, 2)
        errors.append(relative_error(ours, theirs))
    return torch.stack(errors, 1)


def image_gradient(loss, x):
    return torch.autograd.grad(loss, x, create_graph=True)[0]


def gradient_losses(student, teacher, maps, triples, second):
    """Banded errors of the S gradient and of the `second` one ("content" or "deep"), and more.

    "values" is the error of log S by layer, "reached" that of the features on these pictures.
    """
    replicate = triples[0].replicate
    x = stack(triples, "picture").requires_grad_()
    with torch.no_grad():
        theirs = teacher(x, replicate)
    targets = grams(student(stack(triples, "style"), replicate))
    taps = student(x, replicate)
    layers = style_residuals(taps, targets)
    gradient = image_gradient(layers.mean(1).sum(), x)
    style_error = banded_error(gradient, stack(triples, "style_gradient"))
    if second == "content":
        content = student(stack(triples, "content"), replicate)[CONTENT_TAP]
        gradient = image_gradient(content_residual(taps, content).sum(), x)
    else:
        gradient = image_gradient(layers[:, -1].sum(), x)
    second_error = banded_error(gradient, stack(triples, f"{second}_gradient"))
    floor = 1e-3
    value_error = ((layers + floor).log() - (stack(triples, "layers") + floor).log()).square()
    return {
        "style": style_error.mean(0),
        second: second_error.mean(0),
        "values": value_error.mean(0),
        "reached": feature_error(taps, theirs, maps),
    }
