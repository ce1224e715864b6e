"""Makes the goldens from the formulas, with PyTorch in place of our own arithmetic.

    python3 tests/golden/generate.py                              # tiny.json
    python3 tests/golden/generate.py --weights vgg19.safetensors  # tiny.json and vgg19.json

Inputs are float32; every value is computed in float64 and is the truth. What PyTorch itself gets
in float32 stands beside it, so that a test's tolerance has a reason. Gradients are those of the
weighted total with respect to x in 0..1, [height, width, 3]. README.md describes the fields.
"""

import argparse
from pathlib import Path

import torch

import inputs
from network import Vgg19, read_safetensors, tap_weights
from objective import LAST_LAYER, LAYER_WEIGHT, NORMALIZATIONS, STYLE_LAYERS, Objective
from optimizers import adam_losses, function_goldens, lbfgs_losses
from summary import checksum, feature_summary, relative_error, samples, write_json

HERE = Path(__file__).parent
DTYPES = {"float64": torch.float64, "float32": torch.float32}
WEIGHTS = {"content": 1.0, "style": 10.0, "variation": 0.01}
ADAM = {"lr": 0.02, "betas": (0.99, 0.999), "eps": 0.1}


def evaluate(objective, image):
    """Terms, layer residuals, total and gradients of one picture."""
    x = image.to(objective.network.dtype, copy=True).requires_grad_(True)
    terms, layers = objective.terms(x)
    weighted = {name: objective.weights[name] * term for name, term in terms.items()}
    total = sum(weighted.values())
    values = {name: term.item() for name, term in terms.items()}
    values |= {"styleResiduals": [layer.item() for layer in layers], "total": total.item()}
    parts = {
        name: torch.autograd.grad(term, x, retain_graph=True)[0].norm().item()
        for name, term in weighted.items()
    }
    (gradient,) = torch.autograd.grad(total, x)
    return values, gradient, parts


def losses(networks, pictures, normalization, *, weights, count, alpha=None, full=False):
    """One entry of the tables `losses` and `alphaLosses`."""
    found = {}
    for name, network in networks.items():
        objective = Objective(
            network, pictures, normalization, weights=tuple(weights.values()), alpha=alpha
        )
        found[name] = evaluate(objective, pictures["start"])
    values, gradient, parts = found["float64"]
    single, single_gradient, _ = found["float32"]
    shown = gradient.flatten().tolist() if full else samples(gradient, count)
    return {
        "weights": weights,
        "layerWeights": [LAYER_WEIGHT[normalization]] * len(STYLE_LAYERS),
        **values,
        "gradient": {"norm": gradient.norm().item(), "terms": parts},
        "gradientValues" if full else "gradientSamples": shown,
        "float32": {
            **single,
            # With `sum` the squares of the float32 gradient overflow float32.
            "gradientNorm": single_gradient.double().norm().item(),
            "gradientError": relative_error(single_gradient, gradient),
        },
    }


def features(networks, image, combinations, last=None):
    """Tables of features, one for each combination "taps, pooling, padding"."""
    tables = {}
    for key in combinations:
        taps, pooling, padding = key.split(", ")
        options = {"taps": taps, "pooling": pooling, "padding": padding, "last": last}
        truth, single = (
            networks[name].features(image.to(DTYPES[name]), **options) for name in DTYPES
        )
        error = max(relative_error(single[name], truth[name]) for name in truth)
        tables[key] = {"float32Error": error, "taps": feature_summary(truth)}
    return tables


def runs(networks, pictures, classic_starts):
    """Loss sequences of ten steps on three objectives; element 0 belongs to the start."""
    tables = {}
    for name, network in networks.items():
        classic = Objective(network, pictures, "gatys-code", weights=(1, 1, 0))
        ours = Objective(network, pictures, "impasto", weights=tuple(WEIGHTS.values()))
        mean = Objective(network, pictures, "mean", weights=tuple(WEIGHTS.values()))
        image = {key: picture.to(network.dtype) for key, picture in pictures.items()}
        for key in classic_starts:
            values, _, pairs = lbfgs_losses(
                lambda y: classic.total(y / 255), image[key] * 255, steps=10, history=100
            )
            entry = tables.setdefault(f"classicFrom{key.capitalize()}", {})
            entry |= {name: values, f"{name}Pairs": pairs}
        values, evaluations, pairs = lbfgs_losses(
            ours.total, image["start"], steps=10, history=10, strong_wolfe=True
        )
        entry = tables.setdefault("strongWolfeImpasto", {})
        entry |= {name: values, f"{name}Pairs": pairs, f"{name}Evaluations": evaluations}
        values = adam_losses(mean.total, image["start"], steps=10, options=ADAM, clamp=True)
        tables.setdefault("adamMean", {})[name] = values
    return tables


def make_tiny():
    """The everyday goldens: a narrow network of VGG19's shape and noise."""
    weights, pictures = inputs.tiny_weights(), inputs.tiny_pictures()
    networks = {name: Vgg19(weights, dtype) for name, dtype in DTYPES.items()}
    alpha = inputs.alpha_map(32, 24)
    combinations = [
        f"{taps}, {pooling}, {padding}"
        for padding in ("zero", "replicate")
        for pooling in ("max", "average")
        for taps in ("relu", "conv")
    ]
    sums = {name: checksum(picture) for name, picture in pictures.items()}
    sums |= {"alpha": checksum(alpha)}
    sums |= {"weights": checksum(*(part for layer in weights.values() for part in layer))}
    found = networks["float64"].features(pictures["content"].double(), last=LAST_LAYER)
    pooled = tap_weights(alpha.double(), found)
    per_function = {name: function_goldens(dtype) for name, dtype in DTYPES.items()}
    common = {"weights": WEIGHTS, "count": 32}
    return {
        "torch": torch.__version__,
        "checksums": sums,
        "features": features(networks, pictures["content"], combinations),
        "losses": {
            name: losses(networks, pictures, name, full=name == "impasto", **common)
            for name in NORMALIZATIONS
        },
        "alphaSums": {name: pooled[name].sum().item() for name in STYLE_LAYERS},
        "alphaLosses": {
            name: losses(networks, pictures, name, alpha=alpha, **common)
            for name in NORMALIZATIONS
        },
        "runs": runs(networks, pictures, ("content", "noise")),
        "functions": {
            key: {name: per_function[name][key] for name in DTYPES}
            for key in per_function["float64"]
        },
    }


def make_vgg19(path):
    """The goldens of the real network."""
    pictures = inputs.vgg19_pictures()
    weights = read_safetensors(path)
    networks = {name: Vgg19(weights, dtype) for name, dtype in DTYPES.items()}
    combinations = ("relu, max, zero", "relu, max, replicate", "conv, average, zero")
    tables = {
        name: losses(networks, pictures, name, weights=WEIGHTS, count=64)
        for name in NORMALIZATIONS
    }
    classic = {"content": 1.0, "style": 1.0, "variation": 0.0}
    tables["classic"] = losses(networks, pictures, "gatys-code", weights=classic, count=64)
    return {
        "torch": torch.__version__,
        "checksums": {name: checksum(picture) for name, picture in pictures.items()},
        "features": features(networks, pictures["content"], combinations, last="block5_conv2"),
        "losses": tables,
        # From `start` the second step overshoots, and float32 ends 7% away from float64. From
        # `content` noise of 8e-7 in float64 gradients, which a plain float32 sum leaves, ends 1%
        # away. `blend` is the start that engines are held to.
        "runs": runs(networks, pictures, ("content", "blend")),
    }


def main():
    parser = argparse.ArgumentParser(description="Make the goldens of the tests.")
    parser.add_argument("--weights", help="VGG19 as safetensors; adds vgg19.json")
    arguments = parser.parse_args()
    # One thread, so that sums are taken in one order on every run.
    torch.set_num_threads(1)
    write_json(HERE / "tiny.json", make_tiny())
    if arguments.weights:
        write_json(HERE / "vgg19.json", make_vgg19(arguments.weights))


if __name__ == "__main__":
    main()
