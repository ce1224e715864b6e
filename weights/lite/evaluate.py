"""Measures a lite network against VGG19: shares, content ratios, pictures and speed.

    python evaluate.py --shared PATH --lite FILE --work FOLDER --set validation --size 192

Writes FOLDER/<set>.json, a picture per pair (content, style, VGG19, lite), and prints the table.
"""

import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from PIL import Image

from judge import Pair, judge_pair
from network import Vgg
from painting import Painting
from pictures import data_list
from weight_file import read_weights


def options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--lite", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--set", choices=["validation", "evaluation"], default="validation")
    parser.add_argument("--size", type=int, default=256, help="longest side, px")
    parser.add_argument("--iterations", type=int, default=100)
    parser.add_argument(
        "--style-weight", type=float, default=30.0, help="8 is what the product calls strength 0.5"
    )
    parser.add_argument("--pairs", type=int, default=None, help="only the first so many")
    return parser.parse_args()


def as_bytes(picture):
    return (picture[0].clamp(0, 1) * 255).round().byte().permute(1, 2, 0).numpy()


def write_comparison(result, pair, path):
    """Content, style, VGG19's result and the lite one, side by side."""
    height = pair.content.shape[2]
    style = F.interpolate(
        pair.style, (height, round(pair.style.shape[3] * height / pair.style.shape[2]))
    )
    row = torch.cat([pair.content, style, result["reference"], result["picture"]], 3)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(as_bytes(row)).save(path)


def seconds_per_gradient(network, pair):
    """Least CPU time of one loss with its image gradient, the body of an iteration.

    CPU time, and the least of several, so that other work on the machine hardly counts.
    """
    painting, times = Painting(network, pair.content, pair.style), []
    for _ in range(5):
        x = pair.content.clone().requires_grad_()
        begun = time.process_time()
        content, style = painting.residuals(x)
        torch.autograd.grad(content + style.mean(), x)
        times.append(time.process_time() - begun)
    return min(times)


def line(result):
    rows = result["rows"]
    cells = [
        f"{rows[n][1]:.3f} / {rows[n][0]:.2f}"
        for n in ("start", "vgg19", "lite", "vgg19 clamped", "lite clamped")
    ]
    return (
        f"| {result['pair']} | "
        + " | ".join(cells)
        + f" | {result['share']:.3f} | {result['content_ratio']:.2f} | {result['equivalent']} |"
    )


def summarize(results):
    for kind in ("", "clamped_"):
        shares = [r[f"{kind}share"] for r in results]
        ratios = [r[f"{kind}content_ratio"] for r in results]
        mean = sum(shares) / len(shares)
        print(f"{kind}share mean {mean:.3f}, lowest {min(shares):.3f}; C ratio {max(ratios):.2f}")
    for name in ("start", "vgg19", "lite"):
        (c, s), (own_c, own_s) = (
            torch.tensor(rows).mean(0).tolist()
            for rows in (
                [r["rows"][name] for r in results],
                [r["seen_by_lite"][name] for r in results],
            )
        )
        print(f"picture of {name}: C {c:.3f}, S {s:.3f}; as lite sees it {own_c:.3f}, {own_s:.3f}")
    layers = torch.tensor([r["layers"] for r in results]).mean(0).tolist()
    print(f"S by layer {[round(v, 3) for v in layers]}")


def main():
    args = options()
    torch.set_num_threads(1)
    teacher = Vgg(read_weights(args.shared / "weights/vgg19.safetensors")).requires_grad_(False)
    student = Vgg(read_weights(args.lite)).requires_grad_(False)
    run = {"style_weight": args.style_weight, "iterations": args.iterations}
    results = []
    print(
        "| pair | start S / C | VGG19 S / C | lite S / C | VGG19 clamped | lite clamped "
        "| share | C ratio | equivalent |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for names in data_list()[args.set][: args.pairs]:
        pair = Pair(args.shared, names, args.size)
        result = judge_pair(teacher, student, pair, run, args.work / "teacher")
        write_comparison(
            result, pair, args.work / args.set / f"{result['pair'].replace('/', '-')}.png"
        )
        print(line(result), flush=True)
        results.append(
            {key: value for key, value in result.items() if key not in ("picture", "reference")}
        )
    summarize(results)
    speed = [seconds_per_gradient(network, pair) for network in (teacher, student)]
    print(f"seconds per gradient, last pair: {speed[0]:.3f} and {speed[1]:.3f}")
    (args.work / f"{args.set}.json").write_text(
        json.dumps({"pairs": results, "seconds": speed}, indent=2)
    )


if __name__ == "__main__":
    main()
