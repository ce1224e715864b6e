"""One style transfer by L-BFGS, on any network: what training imitates and evaluation measures."""

import torch

from network import CONTENT_TAP
from residuals import content_residual, grams, style_residuals


class Painting:
    """Content and style targets of one network for one pair of pictures (batches of one)."""

    def __init__(self, network, content, style, replicate=True):
        self.network, self.replicate = network, replicate
        with torch.no_grad():
            self.content_target = network(content, replicate)[CONTENT_TAP]
            self.style_targets = grams(network(style, replicate))

    def residuals(self, x):
        taps = self.network(x, self.replicate)
        return content_residual(taps, self.content_target)[0], style_residuals(
            taps, self.style_targets
        )[0]

    def measure(self, x):
        """(C, S) as plain numbers."""
        with torch.no_grad():
            content, style = self.residuals(x)
        return content.item(), style.mean().item()


def paint(painting, start, style_weight, iterations, watch=None):
    """Minimizes C + style_weight * S from `start`; `watch(n, x, C, S)` sees each evaluation."""
    x = start.clone().requires_grad_()
    optimizer = torch.optim.LBFGS(
        [x],
        max_iter=iterations,
        max_eval=iterations * 2,
        history_size=10,
        tolerance_grad=0,
        tolerance_change=0,
        line_search_fn="strong_wolfe",
    )
    count = 0

    def closure():
        nonlocal count
        content, style = painting.residuals(x)
        loss = content + style_weight * style.mean()
        # grad of x alone: the weights of a network in training must not collect gradients here.
        x.grad = torch.autograd.grad(loss, x)[0].contiguous()
        if watch:
            watch(count, x.detach(), content.item(), style.mean().item())
        count += 1
        return loss.detach()

    optimizer.step(closure)
    return x.detach()
