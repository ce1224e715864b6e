"""Rebuilds optimizers.json: paths of PyTorch's optimizers on toy functions.

    pip install torch==2.13.0 && python tests/golden/generate_optimizers.py

Everything runs in float64, so that a difference to our float32 vectors is our rounding alone.
"""

import json
from pathlib import Path

import torch

torch.set_default_dtype(torch.float64)

WEIGHTS = torch.tensor([1.0, 3.0, 10.0, 30.0, 100.0, 300.0])
CENTER = torch.tensor([0.5, -0.25, 0.75, -1.0, 0.125, 0.25])


def bowl(x):
    """A valley of condition 300 with a quartic coupling of neighbors."""
    return (0.5 * WEIGHTS * (x - CENTER) ** 2).sum() + 0.25 * ((x[1:] - x[:-1]) ** 4).sum()


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def trace(function, start, make, calls):
    x = torch.tensor(start, requires_grad=True)
    optimizer = make([x])
    evaluations = 0

    def closure():
        nonlocal evaluations
        evaluations += 1
        optimizer.zero_grad()
        loss = function(x)
        loss.backward()
        return loss

    points, losses = [], []
    for _ in range(calls):
        losses.append(optimizer.step(closure).item())
        points.append(x.tolist())
    return {"start": start, "losses": losses, "points": points, "evaluations": evaluations}


def fixed(**options):
    return lambda params: torch.optim.LBFGS(params, **options)


def main():
    zero = [0.0] * 6
    valley = [-1.2, 1.0, -1.2, 1.0]
    # One iteration per call; the second case leaves torch its own 20 per call.
    one = {"max_iter": 1, "max_eval": 26}
    golden = {
        "torch": torch.__version__.split("+")[0],
        "bowl": {"weights": WEIGHTS.tolist(), "center": CENTER.tolist()},
        "adam": trace(bowl, zero, lambda p: torch.optim.Adam(p, lr=0.02), 40),
        "adamTuned": trace(
            bowl, zero, lambda p: torch.optim.Adam(p, lr=0.02, betas=(0.99, 0.999), eps=0.1), 40
        ),
        "lbfgs": trace(bowl, zero, fixed(history_size=3, **one), 16),
        "lbfgsInnerSteps": trace(bowl, zero, fixed(history_size=3, max_iter=4), 4),
        "lbfgsStrongWolfe": trace(
            rosenbrock, valley, fixed(history_size=5, line_search_fn="strong_wolfe", **one), 16
        ),
    }
    path = Path(__file__).with_name("optimizers.json")
    path.write_text(json.dumps(golden, indent=None, separators=(",", ":")) + "\n")


main()
