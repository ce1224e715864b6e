"""Trains vgg19-lite: least squares, then features, then the teacher's image gradients.

    python train.py --shared PATH --out vgg19-lite.safetensors --work FOLDER

Stops and resumes anywhere: everything lives in FOLDER/checkpoint.pt, and the newest averaged
network is written to --out at every checkpoint.
"""

import argparse
import time
from pathlib import Path

import torch

import mixtures
from matching import feature_loss, gradient_losses
from network import Vgg
from pictures import Pictures, randint, uniform
from start import fit_maps, fold_scales, initial_weights
from triples import gather
from weight_file import read_weights, write_weights

CHANNELS = {1: 16, 2: 32, 3: 64, 4: 192, 5: 384}
RECENT = 0.995


def options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--shared", type=Path, required=True, help="folder with weights/ and train/"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start-crops", type=int, default=600)
    parser.add_argument("--feature-steps", type=int, default=300)
    parser.add_argument("--gradient-steps", type=int, default=2150)
    parser.add_argument("--decay-from", type=int, default=1200, help="step")
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--crop", type=int, default=96, help="crops of the feature loss, px")
    parser.add_argument("--feature-batch", type=int, default=4)
    parser.add_argument("--triple", type=int, default=128, help="side of a triple, px")
    parser.add_argument("--triple-batch", type=int, default=4)
    parser.add_argument("--pool", type=int, default=600, help="triples kept")
    parser.add_argument(
        "--renew", type=int, default=15, help="steps between two runs of the student"
    )
    parser.add_argument("--gradient-weight", type=float, default=0.5)
    parser.add_argument("--value-weight", type=float, default=0.2)
    parser.add_argument("--feature-weight", type=float, default=1.0)
    return parser.parse_args()


class Training:
    def __init__(self, args):
        self.args = args
        self.generator = torch.Generator().manual_seed(args.seed)
        self.pictures = Pictures(args.shared)
        self.teacher = Vgg(read_weights(args.shared / "weights/vgg19.safetensors"), torch.bfloat16)
        self.teacher.requires_grad_(False)
        self.step, self.pool = 0, []
        self.checkpoint = args.work / "checkpoint.pt"
        state = (
            torch.load(self.checkpoint, weights_only=False) if self.checkpoint.exists() else None
        )
        if state is None:
            weights, maps = self.begin()
        else:
            weights, maps = state["weights"], state["maps"]
        self.student = Vgg(weights)
        self.student.compute = torch.bfloat16
        self.maps = {name: torch.nn.Parameter(q) for name, q in maps.items()}
        self.average = Vgg(state["average"] if state else weights).requires_grad_(False)
        groups = [*self.student.parameters(), *self.maps.values()]
        self.optimizer = torch.optim.Adam(groups, lr=args.rate, betas=(0.9, 0.99))
        if state:
            self.step, self.pool = state["step"], state["pool"]
            self.optimizer.load_state_dict(state["optimizer"])
            self.generator.set_state(state["generator"])

    @torch.no_grad()
    def begin(self):
        crops = mixtures.batch(self.pictures, self.args.start_crops, self.args.crop, self.generator)
        student = Vgg(initial_weights(self.teacher, CHANNELS, crops, self.generator))
        maps = fit_maps(self.teacher, student, crops)
        fold_scales(student, maps)
        return student.weights(), maps

    def rate(self):
        """Warm-up, constant, then down in a line to nothing."""
        args = self.args
        total = args.feature_steps + args.gradient_steps
        warm = min(1.0, (self.step + 1) / 50)
        down = min(1.0, (total - self.step) / max(1, total - args.decay_from))
        return args.rate * warm * max(0.02, down)

    def losses(self):
        args = self.args
        crops = mixtures.batch(self.pictures, args.feature_batch, args.crop, self.generator)
        replicate = uniform(self.generator) < 0.75
        features = feature_loss(self.student, self.teacher, self.maps, crops, replicate)
        if self.step < args.feature_steps:
            return features, {"features": features}
        second = ("content", "deep")[self.step % 2]
        parts = gradient_losses(self.student, self.teacher, self.maps, self.draw(), second)
        loss = args.feature_weight * 0.5 * (features + parts["reached"])
        loss = loss + args.gradient_weight * (parts["style"].mean() + parts[second].mean())
        loss = loss + args.value_weight * parts["values"].mean()
        return loss, {"features": features, **parts}

    def draw(self):
        """A batch of triples of one padding, after renewing the pool when it is due."""
        args = self.args
        due = self.step % args.renew == 0
        while due or len(self.pool) < 4 * args.triple_batch:
            self.pool += gather(
                self.average, self.teacher, self.pictures, args.triple, self.generator
            )
            self.pool = self.pool[-args.pool :]
            due = False
        first = self.pool[randint(len(self.pool), self.generator)]
        alike = [t for t in self.pool if t.replicate == first.replicate]
        return [alike[randint(len(alike), self.generator)] for _ in range(args.triple_batch)]

    def advance(self):
        loss, parts = self.losses()
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate()
        self.optimizer.zero_grad()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.student.parameters(), 1.0)
        if loss.isfinite():
            self.optimizer.step()
        recent = min(RECENT, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for mean, new in zip(self.average.parameters(), self.student.parameters()):
                mean.lerp_(new, 1 - recent)
        self.step += 1
        return {name: part.detach() for name, part in {**parts, "norm": norm}.items()}

    def save(self):
        self.args.work.mkdir(parents=True, exist_ok=True)
        state = {
            "step": self.step,
            "pool": self.pool,
            "weights": self.student.weights(),
            "average": self.average.weights(),
            "maps": {n: q.detach() for n, q in self.maps.items()},
            "optimizer": self.optimizer.state_dict(),
            "generator": self.generator.get_state(),
        }
        torch.save(state, self.checkpoint.with_suffix(".tmp"))
        self.checkpoint.with_suffix(".tmp").rename(self.checkpoint)
        write_weights(self.average.weights(), self.args.out)


def show(step, seconds, sums):
    text = "  ".join(
        f"{name} " + " ".join(f"{v:.3f}" for v in (total / count).flatten().tolist())
        for name, (total, count) in sums.items()
    )
    print(f"{step:6d}  {seconds:7.0f} s  {text}", flush=True)


def main():
    args = options()
    torch.set_num_threads(args.threads)
    training = Training(args)
    training.save()
    begun, sums = time.time(), {}
    while training.step < args.feature_steps + args.gradient_steps:
        for name, part in training.advance().items():
            total, count = sums.get(name, (0, 0))
            sums[name] = (total + part, count + 1)
        if training.step % 25 == 0:
            show(training.step, time.time() - begun, sums)
            sums = {}
        if training.step % 100 == 0:
            training.save()
    training.save()


if __name__ == "__main__":
    main()
