"""How tensors and results are written down: few numbers, nine digits, one entry a line."""

import json


def samples(values, count):
    """Values at indices (97 + 7919 k) mod length: a prime stride meets every channel and row."""
    flat = values.detach().flatten().tolist()
    return [flat[(97 + 7919 * k) % len(flat)] for k in range(count)]


def feature_summary(features):
    """Shape [height, width, channels], mean, L2 norm and 8 samples of every tap."""
    return {
        name: {
            "shape": list(tap.permute(1, 2, 0).shape),
            "mean": tap.mean().item(),
            "norm": tap.norm().item(),
            "samples": samples(tap.permute(1, 2, 0), 8),
        }
        for name, tap in features.items()
    }


def checksum(*tensors):
    """Plain sum, and a sum weighted with the place, which a swapped order changes."""
    plain = weighted = 0.0
    for tensor in tensors:
        for index, value in enumerate(tensor.flatten().tolist()):
            plain += value
            weighted += value * (index % 251 + 1)
    return {"sum": plain, "weighted": weighted}


def relative_error(value, truth):
    """L2 distance of two tensors over the norm of the true one."""
    return ((value.double() - truth.double()).norm() / truth.double().norm()).item()


def rounded(value):
    """The same structure with every float cut to nine significant digits."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(item) for item in value]
    return value


def text(value):
    """JSON on one line; a value that is not finite is a fault of the golden, not a token."""
    return json.dumps(value, allow_nan=False)


def write_json(path, document):
    """Writes JSON whose upper two levels take a line an entry, so that a diff can be read."""
    blocks = []
    for key, value in rounded(document).items():
        if isinstance(value, dict):
            lines = (f"    {json.dumps(k)}: {text(v)}" for k, v in value.items())
            blocks.append(f"  {json.dumps(key)}: {{\n" + ",\n".join(lines) + "\n  }")
        else:
            blocks.append(f"  {json.dumps(key)}: {text(value)}")
    path.write_text("{\n" + ",\n".join(blocks) + "\n}\n")
