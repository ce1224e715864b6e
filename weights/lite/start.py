"""The untrained student: teacher channels picked greedily, then fitted by least squares.

Layer by layer, each picked teacher channel is predicted from what the student really feeds that
layer, so errors of earlier layers are partly repaired by later ones.
"""

import torch
import torch.nn.functional as F

from network import INPUT_SCALE, LAYERS, TAPS

POSITIONS = 60_000
ROUNDS = 3
RIDGE = 1e-4


def pick_channels(covariance, count):
    """Pivoted Cholesky: each pick explains most of what the earlier ones leave."""
    rest = covariance.double().clone()
    # Without this, a channel with large values would win over all others of the same content.
    scale = rest.diagonal().clamp_min(1e-12).sqrt().sqrt()
    rest = rest / scale[:, None] / scale[None, :]
    picks = []
    for _ in range(count):
        gain = rest.square().sum(0) / rest.diagonal().clamp_min(1e-9)
        gain[picks] = -1
        best = int(gain.argmax())
        picks.append(best)
        column = rest[:, best].clone()
        rest = rest - torch.outer(column, column) / column[best].clamp_min(1e-9)
    return sorted(picks)


def fit_relu(inputs, target):
    """Least squares that forgives any negative prediction where the target is negative."""
    inputs = torch.cat([inputs, torch.ones(len(inputs), 1)], 1)
    normal = inputs.T @ inputs
    normal += RIDGE * normal.diagonal().mean() * torch.eye(len(normal))
    factor = torch.linalg.cholesky(normal)
    goal = target
    for _ in range(ROUNDS):
        solution = torch.cholesky_solve(inputs.T @ goal, factor)
        guess = inputs @ solution
        goal = torch.where(target < 0, torch.minimum(guess, torch.zeros(())), target)
    return solution[:-1], solution[-1]


def initial_weights(teacher, channels, crops, generator):
    """`channels` is the width of each block; returns weights in the file's input units."""
    weights = {}
    theirs = ours = [teacher.preprocess(part).float() for part in crops.split(16)]
    for name in LAYERS:
        block = int(name[5])
        if block > 1 and name.endswith("conv1"):
            theirs = [F.max_pool2d(x, 2) for x in theirs]
            ours = [F.max_pool2d(x, 2) for x in ours]
        linear = [teacher.convolve(name, x.to(teacher.compute)).float() for x in theirs]
        theirs = [F.relu(z) for z in linear]
        picks = pick_channels(second_moments(theirs), channels[block])
        inputs, targets = sample_positions(ours, [z[:, picks] for z in linear], generator)
        solution, bias = fit_relu(inputs, targets)
        kernel = solution.T.reshape(len(picks), -1, 3, 3)
        ours = [F.relu(F.conv2d(x, kernel, bias, padding=1)) for x in ours]
        rms = second_moments(ours).diagonal().sqrt().clamp_min(1e-6)
        ours = [x / rms[:, None, None] for x in ours]
        weights[name] = (kernel / rms[:, None, None, None], bias / rms)
    first = LAYERS[0]
    weights[first] = (weights[first][0] / INPUT_SCALE, weights[first][1])
    return weights


def second_moments(parts):
    """Uncentered covariance of channels over pictures and positions."""
    total = sum(torch.einsum("nahw,nbhw->ab", x, x) for x in parts)
    return total / sum(x.shape[0] * x.shape[2] * x.shape[3] for x in parts)


def sample_positions(inputs, targets, generator):
    """About `POSITIONS` random 3x3 neighborhoods of `inputs` as rows, with `targets` there."""
    positions = sum(x.shape[0] * x.shape[2] * x.shape[3] for x in inputs)
    share = min(1.0, POSITIONS / positions)
    rows, values = [], []
    for x, z in zip(inputs, targets):
        columns = F.unfold(x, 3, padding=1)
        count = columns.shape[2]
        keep = torch.randperm(count, generator=generator)[: max(1, round(share * count))]
        rows.append(columns[:, :, keep].transpose(1, 2).flatten(0, 1))
        values.append(z.flatten(2)[:, :, keep].transpose(1, 2).flatten(0, 1))
    return torch.cat(rows), torch.cat(values)


def fit_maps(teacher, student, crops):
    """Least squares from student to teacher channels at every tap: name -> [teacher, student]."""
    maps = {}
    sums = {name: [0, 0] for name in TAPS}
    for part in crops.split(16):
        ours, theirs = student(part), teacher(part)
        for name in TAPS:
            a, b = ours[name].transpose(0, 1).flatten(1), theirs[name].transpose(0, 1).flatten(1)
            sums[name][0] = sums[name][0] + a @ a.T
            sums[name][1] = sums[name][1] + b @ a.T
    for name, (inner, cross) in sums.items():
        ridge = 1e-4 * inner.diagonal().mean() * torch.eye(len(inner))
        maps[name] = torch.linalg.solve(inner + ridge, cross.T).T
    return maps


def fold_scales(student, maps):
    """Makes each tap channel as loud as the teacher channels it stands for.

    A Gram sees channels as they come, so channel j of a tap is multiplied by the norm of column j
    of its map; the next layer divides it out again. ReLU and max pooling commute with the factor.
    """
    with torch.no_grad():
        for name, q in maps.items():
            factor = q.norm(dim=0)
            factor = factor / factor.square().mean().sqrt()
            student.kernels[name].mul_(factor[:, None, None, None])
            student.biases[name].mul_(factor)
            maps[name] = q / factor
            if name != LAYERS[-1]:
                following = LAYERS[LAYERS.index(name) + 1]
                student.kernels[following].div_(factor[None, :, None, None])
