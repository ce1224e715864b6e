"""Times an iteration of the classic objective in PyTorch, the peer of our engines.

    python3 bench/torch_peer.py --sizes 128,256,512 --threads 2 --repeats 5 [--weights VGG19_FILE]

One iteration is the loss (gatys-code; content block4_conv2, style blockN_conv1, N = 1..5) of a
square picture and its gradient with respect to the picture; no optimizer. The network is the one
that the goldens come from. Prints one JSON object a size: the median after a warm-up.
"""

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.append(str(Path(__file__).parent.parent / "tests" / "golden"))

import torch  # noqa: E402
from inputs import VGG19_WIDTHS, convolutions  # noqa: E402
from network import Vgg19, read_safetensors  # noqa: E402
from objective import Objective  # noqa: E402


def random_weights():
    """He-normal kernels: speed does not depend on the values as long as they stay finite."""
    return {
        name: (torch.randn(3, 3, n, outputs) * (2 / (9 * n)) ** 0.5, torch.zeros(outputs))
        for name, n, outputs in convolutions(VGG19_WIDTHS)
    }


def seconds_per_iteration(network, size, repeats):
    """Median over `repeats` iterations; two before them let the allocator and oneDNN settle."""
    pictures = {name: torch.rand(size, size, 3) for name in ("content", "style")}
    objective = Objective(network, pictures, "gatys-code", weights=(1, 1, 0))
    x = torch.rand(size, size, 3, requires_grad=True)
    times = []
    for _ in range(2 + repeats):
        start = time.perf_counter()
        (gradient,) = torch.autograd.grad(objective.total(x), x)
        times.append(time.perf_counter() - start)
    if not torch.isfinite(gradient).all():
        raise SystemExit(f"Cannot use the time at {size} px as the gradient is not finite")
    return statistics.median(times[2:])


def main():
    parser = argparse.ArgumentParser(description="Time PyTorch on the classic objective.")
    parser.add_argument("--sizes", default="128,256,512", help="sides in px, comma separated")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--weights", help="VGG19 as safetensors; random weights otherwise")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    weights = read_safetensors(arguments.weights) if arguments.weights else random_weights()
    network = Vgg19(weights, torch.float32)
    for size in map(int, arguments.sizes.split(",")):
        record = {
            "engine": "torch",
            "version": torch.__version__,
            "size": size,
            "threads": arguments.threads,
            "secondsPerIteration": seconds_per_iteration(network, size, arguments.repeats),
        }
        print(json.dumps(record), flush=True)


if __name__ == "__main__":
    main()
