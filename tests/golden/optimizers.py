"""Loss sequences of PyTorch's own optimizers."""

import torch


def lbfgs_losses(loss, start, *, steps, history, strong_wolfe=False):
    """Losses at the start and after each step, those of every evaluation, and the pairs kept.

    One iteration a step() call keeps the state between calls, so the sequence is that of one call
    with many iterations; the repeated first evaluation of each later call is left out. 26
    evaluations a call leave the line search its own limit of 25.
    """
    x = start.clone().requires_grad_(True)
    search = "strong_wolfe" if strong_wolfe else None
    optimizer = torch.optim.LBFGS(
        [x], lr=1, max_iter=1, max_eval=26, history_size=history, line_search_fn=search
    )
    accepted, evaluations, call = [], [], []

    def closure():
        optimizer.zero_grad()
        value = loss(x)
        value.backward()
        call.append(value.item())
        return value

    for step in range(steps):
        call.clear()
        optimizer.step(closure)
        accepted.append(call[0])
        evaluations.extend(call if step == 0 else call[1:])
    accepted.append(loss(x.detach()).item())
    return accepted, evaluations, len(optimizer.state[x]["ro"])


def adam_losses(loss, start, *, steps, options, clamp):
    """Losses at the start and after each Adam step; `clamp` keeps the picture in 0..1."""
    x = start.clone().requires_grad_(True)
    optimizer = torch.optim.Adam([x], **options)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        value = loss(x)
        value.backward()
        losses.append(value.item())
        optimizer.step()
        if clamp:
            with torch.no_grad():
                x.clamp_(0, 1)
    losses.append(loss(x.detach()).item())
    return losses


def quadratic(x):
    """Convex, diagonal 1..10, neighbors coupled by one half; its least value is 1 at zero."""
    scale = torch.arange(1, x.numel() + 1, dtype=x.dtype)
    return 1 + (scale * x * x).sum() / 2 + (x[1:] * x[:-1]).sum() / 2


def rosenbrock(x):
    """The chained valley, sum of 100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2; its least value is 0."""
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def function_goldens(dtype):
    """Thirty steps of each optimizer on functions of ten numbers."""
    ramp = torch.tensor([1 - 0.1 * i for i in range(10)], dtype=dtype)
    valley = torch.tensor([-1.2, 1.0] * 5, dtype=dtype)
    adam = {"lr": 0.02, "betas": (0.9, 0.999), "eps": 1e-8}
    plain, _, _ = lbfgs_losses(quadratic, ramp, steps=30, history=5)
    wolfe, trials, _ = lbfgs_losses(rosenbrock, valley, steps=30, history=5, strong_wolfe=True)
    return {
        "lbfgsQuadratic": plain,
        "strongWolfeRosenbrock": wolfe,
        "strongWolfeRosenbrockEvaluations": trials,
        "adamRosenbrock": adam_losses(rosenbrock, valley, steps=30, options=adam, clamp=False),
    }
